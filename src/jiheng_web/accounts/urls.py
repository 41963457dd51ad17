"""Addresses of logins and accounts; they answer in 机关版 only."""

from django.urls import path

from jiheng_web.accounts.views import arranging, auditing, granting, logins, own

urlpatterns = [
    path("start/", logins.landing, name="landing"),
    path("setup/", logins.setup, name="setup"),
    path("login/", logins.login, name="login"),
    path("login/code/", logins.login_code, name="login_code"),
    path("logout/", logins.logout, name="logout"),
    path("confirm/", logins.confirm, name="confirm"),
    path("account/", own.account, name="account"),
    path("account/password/", own.password, name="password"),
    path("account/phone/", own.totp, name="totp"),
    path("account/phone/release/", own.totp_release, name="totp_release"),
    path("account/sessions/<int:session_id>/end/", own.session_end, name="session_end"),
    path("accounts/", arranging.account_list, name="accounts"),
    path("accounts/new/", arranging.account_new, name="account_new"),
    path("accounts/<int:account_id>/", arranging.account_page, name="account_page"),
    path("accounts/grants/<int:grant_id>/confirm/", arranging.grant_confirm, name="grant_confirm"),
    path("grants/", granting.grant_list, name="grants"),
    path("grants/<int:account_id>/", granting.grant_page, name="grant_page"),
    path("grants/profile/", granting.password_profile, name="password_profile"),
    path("audit/", auditing.audit, name="audit"),
    path("audit.csv", auditing.audit_export, name="audit_export"),
]
