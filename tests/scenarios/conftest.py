from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.compliance.services.tcr.conftest import catalog as catalog
from tests.compliance.services.tcr.conftest import impatient as impatient
from tests.compliance.services.tcr.conftest import registry as registry
from tests.compliance.services.tcr.conftest import registry_process as registry_process
from tests.conftest import Carrier
from tests.scenarios.programs import Crew, address_of_test_database


@pytest.fixture
def crew(
    transactional_db: None, carrier: Carrier, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Crew]:
    """Nothing runs yet but the carrier, which holds its receipts back, and a store."""
    folder: Path = tmp_path_factory.mktemp("crew")
    carrier.ask("/sim/receipts/pause", method="POST")
    crew = Crew(folder, carrier=carrier, database=address_of_test_database())
    try:
        yield crew
    finally:
        crew.end()
