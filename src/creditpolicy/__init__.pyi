from creditpolicy.api import Policy as Policy
from creditpolicy.api import check as check
from creditpolicy.api import explain as explain
from creditpolicy.api import load as load
from creditpolicy.api import loads as loads
from creditpolicy.api import to_json as to_json
from creditpolicy.compile.compiled import Compiled as Compiled
from creditpolicy.compile.compiled import Outcome as Outcome
from creditpolicy.compile.session import Session as Session
from creditpolicy.compile.table_result import TableAssessment as TableAssessment
from creditpolicy.compile.table_result import TableResult as TableResult
from creditpolicy.diagnostics.diagnostic import Diagnostic as Diagnostic
from creditpolicy.diagnostics.diagnostic import Severity as Severity
from creditpolicy.errors import CreditPolicyError as CreditPolicyError
from creditpolicy.evaluate.assessment import Assessment as Assessment
from creditpolicy.evaluate.assessment import DepartmentItem as DepartmentItem
from creditpolicy.evaluate.assessment import DepartmentResult as DepartmentResult
from creditpolicy.evaluate.assessment import Zone as Zone
from creditpolicy.evaluate.explanation import Explanation as Explanation
from creditpolicy.evidence.records import Evidence as Evidence
from creditpolicy.policy.core.values import Mark as Mark

__version__: str
