"""Every setting, with its type and its meaning. Each is read from `FOLKMOOT_…`."""

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
"""The folder of this checkout."""


class Settings(BaseSettings):
    """How this installation runs.

    `docs/operating.md` lists the settings; a test compares that list with this class.
    """

    model_config = SettingsConfigDict(env_prefix="FOLKMOOT_", use_attribute_docstrings=True)

    database_url: str = f"sqlite:///{ROOT}/var/folkmoot.db"
    """Where everything is kept: `sqlite:///…` or `postgresql://…`."""
    host: str = "127.0.0.1"
    """The address on which the pages and the API are served."""
    port: int = Field(default=8080, ge=1, le=65535)
    """The port on which the pages and the API are served."""
    consultation: Path = ROOT / "consultations" / "lsp-2005"
    """The folder of the consultation that is being answered."""
    messages: Path = ROOT / "messages" / "en.yml"
    """The catalogue of what the assistant says."""
    document_words: Path = ROOT / "messages" / "response.en.yml"
    """The catalogue of the words of the network response."""
    draft_words: Path = ROOT / "messages" / "draft.en.yml"
    """The catalogue of the sentences from which drafts are made."""
    page_words: Path = ROOT / "messages" / "pages.en.yml"
    """The catalogue of the words of the first page and of the plain pages."""
    console_words: Path = ROOT / "messages" / "console.en"
    """The folder of the catalogues of the console's words."""
    with_samples: bool = False
    """Whether sample groups count beside real ones: for practising, never for a response."""
    var: Path = ROOT / "var"
    """Where trained models, logs and demonstration files are put."""
    allowed_origins: list[str] = ["*"]
    """The websites whose pages may embed the widget, as a JSON list; `["*"]` is all."""
    trusted_proxies: int = Field(default=0, ge=0, le=5)
    """How many reverse proxies stand in front. Their X-Forwarded-For is believed."""
    messages_per_minute: int = Field(default=60, ge=1)
    """How many messages one conversation may send in a minute."""
    conversations_per_hour: int = Field(default=60, ge=1)
    """How many conversations one address may open in an hour."""
    code_tries_per_hour: int = Field(default=30, ge=1)
    """How many resume codes one address may try in an hour; all together fifty times as many."""
    code_days: int = Field(default=90, ge=1)
    """How many days a resume code can be used."""
    redaction_days: int = Field(default=365, ge=1)
    """How many days redacted words are kept for administrators, before they are forgotten."""
    public_url: str = Field(default="", pattern=r"^(https?://[^\s/#?]+/?)?$")
    """Where members reach the pages, for links, such as `https://…`; else as the request says."""
    smtp_url: str = Field(default="", pattern=r"^(smtps?://\S+)?$")
    """The mail server, `smtp://user:password@host:port` or `smtps://…`; without, no e-mail."""
    smtp_from: str = Field(default="", pattern=r"^([^\r\n]+@[^\r\n]+)?$")
    """The address that e-mails come from."""
    longest_message: int = Field(default=100_000, ge=1000, le=100_000)
    """How many characters one message may have: at most 100000, as a whole answer."""
    reply_seconds: float = Field(default=15, gt=0)
    """How long to wait for the assistant before asking the sender to try again."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """DEBUG, INFO, WARNING or ERROR."""
    token: str = ""
    """The secret between the processes. `folkmoot serve` makes a new one at every start."""
    rasa_url: str = "http://127.0.0.1:5005"
    """Where Rasa listens. `folkmoot serve` chooses a free port."""
    actions_url: str = "http://127.0.0.1:5055/webhook"
    """Where the action server listens. `folkmoot serve` chooses a free port."""
    rasa: Path = ROOT / ".venv-rasa" / "bin" / "rasa"
    """The rasa command of the environment in which Rasa lives."""

    @model_validator(mode="after")
    def _can_send(self) -> "Settings":
        if self.smtp_url and not (self.smtp_from and self.public_url):
            # Otherwise the link would lead wherever a request says that it came from.
            raise ValueError(
                "To send e-mail, set FOLKMOOT_SMTP_FROM and FOLKMOOT_PUBLIC_URL"
                " as well as FOLKMOOT_SMTP_URL."
            )
        return self
