"""Samples know the files that they are made of."""

from __future__ import annotations

from attrs import evolve
from tiny import case, document

from rusta_core.records import File
from rusta_core.training.materials import Material, Materials

PAGE = document("crate/src/lib.rs", {"A": "One."})
OTHER = document("crate/src/other.rs", {"B": "Two."})
MATERIALS = Materials([PAGE, OTHER])
ONE, TWO = (Material.of(page, page.doc_id) for page in (PAGE, OTHER))


def test_a_material_keeps_the_origin():
    assert (ONE.id, ONE.repo, ONE.license, ONE.source_url, ONE.commit, ONE.sha256) == (
        PAGE.doc_id,
        PAGE.repo,
        PAGE.license,
        PAGE.source_url,
        PAGE.commit,
        PAGE.sha256,
    )


def test_documents_are_given_once():
    assert MATERIALS.of_documents([TWO.id, ONE.id, TWO.id]) == (TWO, ONE)


def test_a_program_is_made_of_its_page_and_of_the_files_that_it_left_alone():
    files = (*case().files, File(path="src/other.rs", text=OTHER.text))
    assert MATERIALS.of_program(evolve(case(), page=PAGE.doc_id, files=files)) == (ONE, TWO)
    assert MATERIALS.of_program(evolve(case(), page=PAGE.doc_id)) == (ONE,)


def test_a_program_of_unknown_origin_is_its_own_material():
    own = Material.of(case(), "moved")
    assert MATERIALS.of_program(case()) == (own,)
    assert MATERIALS.of_program(evolve(case(), page="gone")) == (own,)
