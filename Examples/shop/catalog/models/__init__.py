from .category import Category
from .collection import Collection, CollectionItem
from .product import DigitalProduct, Product, ProductImage

__all__ = [
    "Category",
    "Collection",
    "CollectionItem",
    "DigitalProduct",
    "Product",
    "ProductImage",
]
