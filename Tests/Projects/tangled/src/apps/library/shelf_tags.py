from django.template import Library

register = tag_library = Library()


@tag_library.filter("isbn")
def format_isbn(value):
    return f"{value[:3]}-{value[3:]}"
