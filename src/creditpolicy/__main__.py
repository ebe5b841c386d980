"""`python -m creditpolicy` is the command `creditpolicy`."""

import sys

from creditpolicy.cli.main import main

sys.exit(main())
