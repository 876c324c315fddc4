from tests.compliance.services.tcr.conftest import catalog as catalog
from tests.compliance.services.tcr.conftest import impatient as impatient
from tests.compliance.services.tcr.conftest import registry as registry
from tests.compliance.services.tcr.conftest import registry_process as registry_process
