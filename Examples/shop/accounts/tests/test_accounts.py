import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import IntegrityError
from django.urls import reverse

from accounts.models import StaffMember, User
from accounts.tests.factories import AddressFactory, UserFactory


def test_new_users_get_a_profile_and_mail(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        user = User.objects.create_user("ada@example.com", "secret")
    assert user.profile.loyalty_points == 0
    assert mail.outbox[0].to == ["ada@example.com"]


def test_users_need_an_email(db):
    with pytest.raises(ValueError, match="email"):
        User.objects.create_user("")


def test_staff_proxy_shows_only_staff(user, staff):
    assert [member.pk for member in StaffMember.objects.all()] == [staff.pk]


def test_one_default_address_of_a_kind(user):
    AddressFactory(user=user, is_default=True)
    with pytest.raises(IntegrityError):
        AddressFactory(user=user, is_default=True)


def test_sign_up_logs_in(client, db):
    data = {
        "email": "grace@example.com",
        "first_name": "Grace",
        "last_name": "Hopper",
        "password1": "correct horse battery",
        "password2": "correct horse battery",
    }
    response = client.post(reverse("accounts:signup"), data)
    assert response.url == reverse("accounts:profile")
    assert client.get(response.url).context["user"].email == "grace@example.com"


def test_profile_needs_login(client, login_url):
    response = client.get(reverse("accounts:profile"))
    assert response.url.startswith(login_url)


def test_addresses_formset(client, user):
    client.force_login(user)
    data = {
        "addresses-TOTAL_FORMS": 1,
        "addresses-INITIAL_FORMS": 0,
        "addresses-0-kind": "shipping",
        "addresses-0-name": "Ada",
        "addresses-0-street": "Main Street 1",
        "addresses-0-postal_code": "10115",
        "addresses-0-city": "Berlin",
        "addresses-0-country": "de",
    }
    client.post(reverse("accounts:addresses"), data)
    assert user.addresses.get().country == "DE"


def test_others_addresses_are_hidden(user_api):
    address = AddressFactory()
    response = user_api.get(reverse("api:address-detail", args=[address.pk]))
    assert response.status_code == 404


def test_current_user(user_api, user):
    AddressFactory(user=user)
    data = user_api.get(reverse("api:me")).json()
    assert data["email"] == user.email
    assert data["loyalty_points"] == 0
    assert len(data["addresses"]) == 1


def test_support_group_comes_with_the_migrations(db):
    assert Group.objects.filter(name="Support").exists()


def test_factory_passwords_work(client, login_url, db):
    user = UserFactory()
    response = client.post(login_url, {"username": user.email, "password": "correct horse"})
    assert response.status_code == 302
