"""Accounts of 机关版: who may log in, with which roles, and what keeps strangers out."""
