"""Requirements are judged as packaging judges them, and only by packaging where they are not plain."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.requirements import Requirement

from rusta_core.capabilities.metadata import Distribution
from rusta_core.capabilities.requirements import unmet

HAVE = {
    name: Distribution(name, version, "")
    for name, version in {
        "numpy": "2.4.6",
        "torch": "2.13.0+cpu",
        "early": "1.0rc1",
        "rusta-foo": "1.2",
    }.items()
}


@pytest.mark.parametrize(
    "requirement",
    [
        "numpy",
        "numpy>=2",
        "numpy >= 2.4.6",
        "NumPy>=2.4.6.0",
        "torch>=2.13",
        "torch>=2.13.0",
        "early>=0.9",
        "numpy<3,>=2",
        "numpy (>=2)",
        "numpy~=2.4",
        "Rusta.Foo>=1.2",
        "nothere; extra == 'train'",
        "nothere>=2; python_version >= '3' and extra == 'train'",
        "nothere; python_version < '3'",
        "numpy[extra]>=2",
    ],
)
def test_met(requirement: str) -> None:
    assert unmet([requirement], HAVE) == []


@pytest.mark.parametrize(
    ("requirement", "name", "why"),
    [
        ("nothere", "nothere", "requires nothere, which is not installed"),
        ("nothere>=2.0", "nothere", "requires nothere, which is not installed"),
        ("Rusta_Foo>=1.3", "rusta-foo", "requires Rusta_Foo>=1.3, and 1.2 is installed"),
        ("numpy>=2.10", "numpy", "requires numpy>=2.10, and 2.4.6 is installed"),
        ("numpy<2", "numpy", "requires numpy<2, and 2.4.6 is installed"),
        ("early>=1.0", "early", "requires early>=1.0, and 1.0rc1 is installed"),
        ("nothere; python_version >= '3'", "nothere", "requires nothere, which is not installed"),
        (">=2", "", "requires '>=2', which cannot be read"),
    ],
)
def test_unmet(requirement: str, name: str, why: str) -> None:
    [(told, wanted, reason)] = unmet([requirement], HAVE)
    assert (told, reason) == (name, why)
    assert wanted == requirement.partition(";")[0].strip()


versions = st.lists(st.integers(0, 30), min_size=1, max_size=4).map(lambda parts: ".".join(map(str, parts)))


@given(versions, versions)
def test_plain_versions_compare_as_packaging_compares_them(wanted: str, there: str) -> None:
    have = {"x": Distribution("x", there, "")}
    assert (not unmet([f"x>={wanted}"], have)) == Requirement(f"x>={wanted}").specifier.contains(there)


def test_plain_requirements_do_not_bring_packaging_in() -> None:
    code = (
        "import sys\n"
        "from rusta_core.capabilities.requirements import unmet\n"
        "assert unmet(['a', 'b>=1.0'], {})[1][0] == 'b'\n"
        "assert 'packaging' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
