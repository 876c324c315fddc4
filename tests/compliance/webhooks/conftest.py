from tests.compliance.services.tcr.conftest import registry as registry
from tests.compliance.services.tcr.conftest import registry_process as registry_process
from tests.compliance.services.tcr.conftest import untouched as untouched
