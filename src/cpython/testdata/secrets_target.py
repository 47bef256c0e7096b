"""A target that keeps secrets in every place where a value can be: none of them may leave it."""

import os


class Account:
    def __init__(self):
        self.shown_attribute = "password hunter2"


def main():
    account = Account()
    by_card = {"4111 1111 1111 1111": account, "4111111111111111": account}
    by_mail = {"someone@example.org": account}
    keys = ["-----BEGIN PRIVATE KEY-----", b"-----BEGIN PRIVATE KEY-----"]
    members = {"open sesame", ("open sesame", 1)}
    names = type("Made", (), {"open sesame": 1})
    os.write(1, b"ready\n")
    os.read(0, 1)
    os._exit(len([by_card, by_mail, keys, members, names]) == 0)


main()
