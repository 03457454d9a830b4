import pytest

from workbench.domain.errors import CaseDamaged
from workbench.services.workspace import Workspace


@pytest.mark.parametrize("torn", ["[[0,2", "7", "[1]"])
def test_that_a_torn_list_of_sentences_is_damage(space: Workspace, torn: str) -> None:
    connection = space.case.file.connection
    connection.execute("UPDATE text_passages SET bounds = :torn", {"torn": torn})
    with pytest.raises(CaseDamaged) as raised:
        space.searching.search("bridge")
    assert raised.value.path == str(space.path)
