"""Schemas that pydantic's Python half makes for the compiled one: of no meaning here."""

CoreSchema = dict
CoreConfig = dict


class ValidationInfo:
    pass


class FieldValidationInfo(ValidationInfo):
    pass


class SerializationInfo:
    pass


class FieldSerializationInfo(SerializationInfo):
    pass


class SerializerFunctionWrapHandler:
    pass


class ValidatorFunctionWrapHandler:
    pass


def __getattr__(name): ...
