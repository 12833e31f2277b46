from pydantic import Field, SecretStr, computed_field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="COURIER_", env_file=".env")

    api_prefix: str = "/api/v1"
    debug: bool = False
    secret: SecretStr = SecretStr("change me")
    origins: list[str] = Field(default_factory=list)
    database: str = Field("sqlite://", alias="DATABASE_URL")

    @field_validator("api_prefix")
    @classmethod
    def starts_with_slash(cls, value):
        return value

    @computed_field
    @property
    def docs_path(self) -> str:
        return self.api_prefix + "/docs"


settings = Settings()
