-- Records, difficulties and messages keep the login of who made them; a name beside them is found by it, in an installation of the nation among hundreds of thousands.
create index account_login on account (login);
