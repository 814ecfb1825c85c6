people-cannot-block-yourself = You can't block yourself.
