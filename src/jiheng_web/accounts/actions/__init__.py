"""Writes of accounts: each is one thing that a person does, permission first, in one transaction."""

from jiheng_web.accounts.actions.arranging import (
    add_account,
    confirm_role,
    give_first_password,
    reset_password,
    set_account_active,
    set_expiry,
)
from jiheng_web.accounts.actions.gate import unlock
from jiheng_web.accounts.actions.granting import choose_profile, end_sessions, grant_role, reset_phone, withdraw_role
from jiheng_web.accounts.actions.logging_in import LoginOutcome, Visit, give_code, log_in, prove_password
from jiheng_web.accounts.actions.own import RefusedAccount, bind_phone, change_password, end_own_session, release_phone
from jiheng_web.accounts.actions.sessions import keep_session
from jiheng_web.accounts.actions.setting_up import ADMINISTRATORS, FirstPassword, is_setup_code, set_up, setup_code

__all__ = [
    "ADMINISTRATORS", "FirstPassword", "LoginOutcome", "RefusedAccount", "Visit", "add_account", "bind_phone", "change_password",
    "choose_profile", "confirm_role", "end_own_session", "end_sessions", "give_code", "give_first_password", "grant_role", "is_setup_code",
    "keep_session", "log_in", "prove_password", "release_phone", "reset_password", "reset_phone", "set_account_active", "set_expiry",
    "set_up", "setup_code", "unlock", "withdraw_role",
]
