"""YunoHost: `apps.toml`, and manifests where YunoHost's own tools have put them."""

from __future__ import annotations

import pytest

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.importers.yunohost import YunoHost

APPS = """\
#:schema https://github.com/YunoHost/apps/raw/main/schemas/apps.toml.schema.json

[alpha]
added_date = 1674232499 # 2023/01/20
branch = "master"
category = "reading"
level = 8
state = "working"
url = "https://github.com/YunoHost-Apps/alpha_ynh"

[broken]
level = 0
state = "notworking"
url = "https://github.com/YunoHost-Apps/broken_ynh"
"""

MANIFEST = """\
packaging_format = 2
id = "alpha"
name = "Alpha Plus"
version = "1.0~ynh1"

[upstream]
license = "AGPL-3.0-or-later"
website = "https://alpha.example.org"
code = "https://code.example.org/alpha"

[integration]
yunohost = ">= 12"
ldap = true
sso = false
disk = "1.5G"
ram.build = "1G"
ram.runtime = "200M"
"""


def checkout(folder, apps=APPS, **manifests):
    (folder / "apps.toml").write_bytes(apps if isinstance(apps, bytes) else apps.encode())
    for app, text in manifests.items():
        path = folder / ".apps_cache" / app / "manifest.toml"
        path.parent.mkdir(parents=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    importer = YunoHost()
    (path,) = importer.records(folder)
    return list(importer.read(path, folder))


def test_an_app_that_works_is_a_package(tmp_path):
    """Known by its name only, as long as there is no manifest."""
    (one,) = checkout(tmp_path)
    assert (one.record, one.name, one.repositories) == ("apps.toml#alpha", "alpha", ())
    assert (one.facts, one.self_facts) == ({"packages": ["yunohost"]}, {})


def test_a_manifest_tells_more(tmp_path):
    """Licence, addresses, sign-in, memory and disk."""
    (one,) = checkout(tmp_path, alpha=MANIFEST)
    assert (one.name, one.repositories, one.homepages) == (
        "Alpha Plus",
        ("https://code.example.org/alpha",),
        ("https://alpha.example.org",),
    )
    assert one.facts == {
        "packages": ["yunohost"],
        "licence": "AGPL-3.0-or-later",
        "open-standards": ["ldap"],
    }
    assert one.self_facts == {"ram-mb": 200, "disk-mb": 1500}


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("50M", 50),
        ("50MiB", 50),
        (" 50m ", 50),
        ("1600K", 2),
        ("400K", None),
        ("1.5 GB", 1500),
        ("2T", 2_000_000),
        ("50M or more", None),
        ("50", None),
        ("?", None),
        (5, None),
    ],
)
def test_sizes(tmp_path, size, expected):
    """As packagers write them."""
    written = f'"{size}"' if isinstance(size, str) else size
    (one,) = checkout(tmp_path, alpha=MANIFEST.replace('"1.5G"', str(written)))
    assert one.self_facts.get("disk-mb") == expected


@pytest.mark.parametrize(
    ("text", "said"), [("= 1\n", "cannot be read: "), (b"\xff", "is not UTF-8 text")]
)
def test_a_broken_manifest_costs_only_itself(tmp_path, text, said):
    """The package is one all the same."""
    problem, one = checkout(tmp_path, alpha=text)
    assert isinstance(problem, Problem)
    assert str(problem).startswith(f".apps_cache/alpha/manifest.toml: {said}")
    assert one.facts == {"packages": ["yunohost"]}


@pytest.mark.parametrize(
    "manifest",
    [
        "upstream = 5\nintegration = 'ldap'\n",
        "[upstream]\nlicense = ['MIT']\ncode = 5\nwebsite = ['x']\n",
        "[integration]\nldap = 'not_relevant'\nram = '50M'\n",
        "name = ''\n[integration]\nldap = false\n",
    ],
)
def test_what_has_another_form_is_left_out(tmp_path, manifest):
    """And no problem: packagers may write so."""
    (one,) = checkout(tmp_path, alpha=manifest)
    assert (one.name, one.repositories, one.homepages) == ("alpha", (), ())
    assert (one.facts, one.self_facts) == ({"packages": ["yunohost"]}, {})


def test_a_name_that_is_a_number_is_a_name(tmp_path):
    """Such as that of a game."""
    (one,) = checkout(tmp_path, alpha="name = 2048\n")
    assert one.name == "2048"


def test_apps_come_in_the_order_of_their_names(tmp_path):
    """Not in that of the list."""
    apps = "".join(f"[{name}]\nstate = 'working'\n" for name in "cab")
    assert [one.record for one in checkout(tmp_path, apps)] == [
        "apps.toml#a",
        "apps.toml#b",
        "apps.toml#c",
    ]


@pytest.mark.parametrize(
    ("apps", "expected"),
    [
        (b"\xff", "apps.toml: is not UTF-8 text"),
        ("[alpha\n", "apps.toml: cannot be read: "),
        ("[alpha]\n[alpha]\n", "apps.toml: cannot be read: "),
        ("alpha = 1\n", "apps.toml: alpha: is not a mapping"),
    ],
)
def test_a_malformed_list_is_one_line(tmp_path, apps, expected):
    """An id that stands twice makes it malformed."""
    (problem,) = checkout(tmp_path, apps)
    assert str(problem).startswith(expected)


def test_another_folder_is_no_checkout(tmp_path):
    """With what is missing."""
    with pytest.raises(InputError) as caught:
        YunoHost().records(tmp_path)
    said = "holds no apps.toml: it is no checkout of YunoHost apps"
    assert str(caught.value) == f"{tmp_path}: {said}"
