"""Settings, from the environment or a configuration file. The only module that reads them."""

from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Annotated

from platformdirs import user_config_path, user_data_path
from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from corpus import BUNDLED, FtzError
from index import DEFAULT_MODEL

_APPLICATION = "ftz-cases"


Folder = Annotated[Path, AfterValidator(Path.expanduser)]  # "~" is for shells; here it is spelt out


def _model(name: str) -> str:
    """Spell a folder out, so that it is the same from wherever the command is run; leave a name as it is."""
    folder = Path(name).expanduser()
    return str(folder.resolve()) if folder.is_dir() else str(folder) if name.startswith("~") else name


class SettingsError(FtzError):
    """A setting has a value that it cannot have."""


class Settings(BaseSettings):
    """What can be set, as FTZ_CASES_HOME and so on, or in ``config.toml`` of the user's configuration folder.

    ``home`` is where models and indexes are kept; ``corpus`` a folder with cases/, cases/zh/ and zones/; ``model`` a
    name or a sentence-transformers folder; ``reranker`` those of a cross-encoder that has a last look at the first
    cases (default: none); ``threads`` how many the model and FAISS may use (default: all cores).
    """

    model_config = SettingsConfigDict(
        env_prefix="FTZ_CASES_",
        toml_file=user_config_path(_APPLICATION) / "config.toml",
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
    )

    home: Folder = Field(default_factory=lambda: user_data_path(_APPLICATION))
    corpus: Folder = BUNDLED
    model: Annotated[str, AfterValidator(_model)] = DEFAULT_MODEL
    reranker: Annotated[str, AfterValidator(_model)] | None = None
    threads: Annotated[int, Field(ge=1)] | None = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @cached_property
    def index_folder(self) -> Path:
        """Where the index of this corpus by this model lies: another corpus or model has a folder of its own."""
        parts = f"{self.corpus.resolve()}\n{self.model}"
        return self.home / "indexes" / sha256(parts.encode()).hexdigest()[:16]


def read_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: naming the setting and what is wrong with it.
    """
    try:
        return Settings()
    except ValidationError as error:
        detail = error.errors()[0]
        name = "_".join(str(part) for part in detail["loc"])
        raise SettingsError(f"setting FTZ_CASES_{name.upper()}: {detail['msg']} (not {detail['input']!r})") from error
    except ValueError as error:  # a configuration file that is no TOML
        raise SettingsError(f"config.toml cannot be read: {error}") from error
