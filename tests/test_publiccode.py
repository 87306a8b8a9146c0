"""publiccode.yml against the standard as it stands (major version 0, up to 0.7).

The rules are those of https://yml.publiccode.tools (schema and list of categories); what is not
used here is not in the schema below, so that a misspelt key fails.
"""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "publiccode.yml").read_text(encoding="utf-8")
CATEGORIES = """
accounting agile-project-management applicant-tracking application-development
appointment-scheduling backup billing-and-invoicing blog budgeting business-intelligence
business-process-management cad call-center-management cloud-management collaboration communications
compliance-management contact-management content-management crm customer-service-and-support
data-analytics data-collection data-visualization design design-system digital-asset-management
digital-citizenship document-management donor-management e-commerce e-signature educational-content
email-management email-marketing employee-management enterprise-project-management
enterprise-social-networking erp event-management facility-management
feedback-and-reviews-management financial-reporting fleet-management fundraising gamification
geographic-information-systems grant-management graphic-design help-desk hr ide identity-management
instant-messaging inventory-management it-asset-management it-development it-management it-security
it-service-management knowledge-management learning-management-system marketing mind-mapping
mobile-marketing mobile-payment network-management office online-booking online-community
payment-gateway payroll predictive-analysis procurement productivity-suite project-collaboration
project-management property-management real-estate-management remote-support resource-management
sales-management seo service-desk social-media-management survey talent-management task-management
taxes-management test-management time-management time-tracking translation video-conferencing
video-editing visitor-management voip warehouse-management web-collaboration web-conferencing
website-builder whistleblowing workflow-management
"""
SCOPES = """
agriculture culture defence education emergency-services employment energy environment
finance-and-economic-development foreign-affairs healthcare infrastructures justice
local-authorities manufacturing research science-and-technology security society sport tourism
transportation welfare
"""
DAY = {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"}
WORDS = {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}


def some(*values: str) -> dict[str, object]:
    return {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"enum": list(values)}}


def part(required: str, **properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


DEPENDENCIES = {
    "type": "array",
    "items": part(
        "name",
        name={"type": "string"},
        version={"type": "string"},
        versionMin={"type": "string"},
        versionMax={"type": "string"},
        optional={"type": "boolean"},
    ),
}
SCHEMA = part(
    "publiccodeYmlVersion name url platforms developmentStatus softwareType description legal "
    "maintenance localisation",
    publiccodeYmlVersion={"enum": ["0", "0.5", "0.5.0", "0.7", "0.7.0"]},
    name={"type": "string", "minLength": 1},
    url={"type": "string", "pattern": r"^https://\S+\.git$"},
    softwareVersion={"type": "string"},
    releaseDate=DAY,
    platforms=some("web", "windows", "mac", "linux", "ios", "android"),
    categories=some(*CATEGORIES.split()),
    developmentStatus={"enum": ["concept", "development", "beta", "stable", "obsolete"]},
    softwareType={
        "enum": [
            *(f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend")),
            *("standalone/other", "addon", "library", "configurationFiles"),
        ]
    },
    intendedAudience=part("", countries=some("NL"), scope=some(*SCOPES.split())),
    description={
        "type": "object",
        "required": ["nl", "en"],
        "additionalProperties": part(
            "shortDescription longDescription features",
            localisedName={"type": "string", "minLength": 1},
            shortDescription={"type": "string", "minLength": 1, "maxLength": 150},
            longDescription={"type": "string", "minLength": 150, "maxLength": 10_000},
            features=WORDS,
            screenshots=WORDS,
        ),
    },
    legal=part("license", license={"const": "EUPL-1.2"}),
    maintenance={
        **part(
            "type",
            type={"enum": ["internal", "contract", "community", "none"]},
            contractors={
                "type": "array",
                "minItems": 1,
                "items": part("name until", name={"type": "string"}, until=DAY),
            },
            contacts={
                "type": "array",
                "minItems": 1,
                "items": part("name", name={"type": "string", "minLength": 1}),
            },
        ),
        "allOf": [
            {
                "if": {"properties": {"type": {"enum": types}}},
                "then": {"required": [wanted]},
            }
            for types, wanted in (
                (["contract"], "contractors"),
                (["internal", "community"], "contacts"),
            )
        ],
    },
    localisation=part(
        "localisationReady availableLanguages",
        localisationReady={"type": "boolean"},
        availableLanguages=WORDS,
    ),
    dependsOn=part("", open=DEPENDENCIES, proprietary=DEPENDENCIES, hardware=DEPENDENCIES),
)


def problems(text: str) -> list[str]:
    validator = Draft202012Validator(SCHEMA)
    return [error.json_path for error in validator.iter_errors(yaml.safe_load(text))]


def test_it_follows_the_standard() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert problems(TEXT) == []


@pytest.mark.parametrize(
    ("wrong", "right", "place"),
    [
        ("categories:", "catagories:", "$"),
        ("data-analytics", "statistics", "$.categories[0]"),
        ("EUPL-1.2", "EUPL 1.2", "$.legal.license"),
        ("contacts:", "contractors:", "$.maintenance"),
        ("type: community", "type: contract", "$.maintenance"),
        ("beta", "bèta", "$.developmentStatus"),
        ("  en:", "  EN_us:\n    shortDescription: x\n  de:", "$.description"),
        ("softwareType", 'releaseDate: "25-11-2026"\nsoftwareType', "$.releaseDate"),
        ('"3.11"', "3.11", "$.dependsOn.open[0].versionMin"),
    ],
)
def test_a_mistake_is_found(wrong: str, right: str, place: str) -> None:
    assert wrong in TEXT
    assert place in problems(TEXT.replace(wrong, right, 1))


def test_it_agrees_with_the_project() -> None:
    told = yaml.safe_load(TEXT)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert told["legal"]["license"] == project["license"]
    assert (
        f"Development Status :: 4 - {told['developmentStatus'].title()}" in project["classifiers"]
    )
    python = next(one for one in told["dependsOn"]["open"] if one["name"] == "Python")
    assert project["requires-python"] == f">={python['versionMin']}"
    for words in told["description"].values():
        assert all((ROOT / path).is_file() for path in words["screenshots"])


def test_the_changelog_keeps_its_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    released = [re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", one) for one in headings[1:]]
    assert all(released)
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    # What is not released has no release to name.
    assert ("softwareVersion" in yaml.safe_load(TEXT)) == bool(released)
