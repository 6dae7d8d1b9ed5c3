"""Accounts of the network's team, and who is signed in."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.store.errors import StoreError
from bot.store.models import AccountRow, SignInRow, now

SHORTEST_PASSWORD = 12
"""Characters of a password, at least. Long ones are easier to remember than odd ones."""

LONGEST_PASSWORD = 200

IDLE = timedelta(hours=12)
"""How long somebody stays signed in without doing anything."""

LONGEST = timedelta(days=7)
"""How long somebody stays signed in at most."""

SEEN_EVERY = timedelta(minutes=5)
"""How exactly it is noted when somebody was last here."""

_HASHER = PasswordHasher()

_NOBODY = _HASHER.hash(secrets.token_urlsafe())
"""What a password is compared with if there is no such account, so that it takes as long."""


class Role(IntEnum):
    """What somebody may do. Each role may do all that the ones before it may."""

    REVIEWER = 1
    """Reads everything but what has been redacted."""
    EDITOR = 2
    """Enters, redacts and drafts."""
    ADMINISTRATOR = 3
    """Manages accounts, sees what was redacted, and submits."""

    @property
    def key(self) -> str:
        """Its name, as it is stored and stands in the console's words."""
        return self.name.lower()

    @classmethod
    def of(cls, key: str) -> "Role":
        """The role of this name.

        Raises:
            KeyError: there is none.
        """
        return cls[key.upper()]


class WrongPassword(StoreError):
    """The address or the password is wrong, or the account is closed. They are not told apart."""


class AccountExists(StoreError):
    """There is an account with this e-mail address already."""


class BadPassword(StoreError):
    """The password is too short or too long."""


class LastAdministrator(StoreError):
    """Nobody could manage accounts any more."""


@dataclass(frozen=True)
class Account:
    """Somebody of the network's team."""

    id: str
    email: str
    name: str
    role: Role
    created_at: datetime
    closed: bool

    def may(self, role: Role) -> bool:
        """Whether it may do what this role may."""
        return self.role >= role


def _account(row: AccountRow) -> Account:
    role = Role.of(row.role)
    return Account(row.id, row.email, row.name, role, row.created_at, row.closed_at is not None)


def add_account(session: Session, email: str, name: str, role: Role, password: str) -> Account:
    """Make an account.

    Raises:
        AccountExists: there is one with this address.
        BadPassword: the password is too short or too long.
    """
    address = email.strip().casefold()
    hashed = hash_password(password)
    if session.scalar(select(AccountRow.id).where(AccountRow.email == address)):
        raise AccountExists(address)
    row = AccountRow(email=address, name=name.strip(), role=role.key, password_hash=hashed)
    session.add(row)
    session.flush()
    return _account(row)


def hash_password(password: str) -> str:
    """A password as it is stored.

    Raises:
        BadPassword: it is too short or too long.
    """
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise BadPassword
    return _HASHER.hash(password)


def accounts(session: Session) -> list[Account]:
    """All accounts, by name."""
    return [_account(row) for row in session.scalars(select(AccountRow).order_by(AccountRow.name))]


def account_of(session: Session, account_id: str) -> Account | None:
    """The account with this id, if there is one."""
    row = session.get(AccountRow, account_id)
    return _account(row) if row else None


def change_account(
    session: Session,
    account_id: str,
    *,
    role: Role | None = None,
    closed: bool | None = None,
    password: str | None = None,
) -> Account:
    """Change an account. Its browsers are signed out.

    Raises:
        BadPassword: the password is too short or too long.
        LastAdministrator: nobody could manage accounts any more.
    """
    row = session.get_one(AccountRow, account_id, with_for_update=True)
    if role is not None:
        row.role = role.key
    if closed is not None:
        row.closed_at = now() if closed else None
    if password is not None:
        row.password_hash = hash_password(password)
    session.flush()
    open_ = select(AccountRow.id).where(
        AccountRow.role == Role.ADMINISTRATOR.key, AccountRow.closed_at.is_(None)
    )
    if session.scalar(open_.limit(1)) is None:
        raise LastAdministrator
    session.execute(delete(SignInRow).where(SignInRow.account_id == account_id))
    return _account(row)


def sign_in(session: Session, email: str, password: str) -> tuple[Account, str]:
    """Sign in. Gives the account, and the secret for the browser's cookie.

    Raises:
        WrongPassword: see the class.
    """
    row = session.scalar(select(AccountRow).where(AccountRow.email == email.strip().casefold()))
    usable = row is not None and row.closed_at is None
    try:
        _HASHER.verify(row.password_hash if row and usable else _NOBODY, password)
    except (VerificationError, InvalidHashError):
        raise WrongPassword from None
    if row is None or not usable:
        raise WrongPassword
    if _HASHER.check_needs_rehash(row.password_hash):
        row.password_hash = _HASHER.hash(password)
    session.execute(delete(SignInRow).where(SignInRow.expires_at < now()))
    token = secrets.token_urlsafe(32)
    session.add(SignInRow(token_hash=_hashed(token), account_id=row.id, expires_at=now() + LONGEST))
    return _account(row), token


def signed_in(session: Session, token: str) -> Account | None:
    """Who is signed in with a secret; None if nobody is. Notes now and then that it was used."""
    row = session.get(SignInRow, _hashed(token))
    if row is None or row.account.closed_at is not None:
        return None
    if row.expires_at < now() or row.seen_at + IDLE < now():
        return None
    return _account(row.account)


def needs_noting(session: Session, token: str) -> bool:
    """Whether it is some minutes since it was noted that a secret was used."""
    row = session.get(SignInRow, _hashed(token))
    return row is not None and row.seen_at + SEEN_EVERY < now()


def note_use(session: Session, token: str) -> None:
    """Note that a secret was used just now."""
    session.execute(
        update(SignInRow).where(SignInRow.token_hash == _hashed(token)).values(seen_at=now())
    )


def sign_out(session: Session, token: str) -> None:
    """Sign a browser out."""
    session.execute(delete(SignInRow).where(SignInRow.token_hash == _hashed(token)))


def _hashed(token: str) -> str:
    # With so many random bits a plain hash is enough.
    return hashlib.sha256(token.encode()).hexdigest()
