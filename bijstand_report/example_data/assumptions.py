"""What the example data assumes: every share, hazard and level, in one place.

Chosen to look like a middle-sized Dutch municipality in round numbers; fitted to no file.
Weights need not add up to 1: they are scaled where they are drawn from.
"""

# --- Calendar ---------------------------------------------------------------------------------
YEARS_BACK = 10  # the oldest uitkeringen began this many years before the first year
FULL_YEARS_BEFORE = 3  # from here every uitkering is on file; of older ones those that still ran
DAYS_AFTER_PEILDATUM = 9  # an export is made some days after the quarter has ended
MONTH_WEIGHTS = (1.28, 1.02, 1.0, 0.97, 0.93, 0.91, 0.92, 0.97, 1.28, 1.02, 0.94, 0.82)
CYCLE_PEAK = 2012.3  # inflow is highest here; the stand follows about a year later
CYCLE_YEARS = 11.0
CYCLE_SWING = 0.28  # inflow at the peak is 28% above, in the trough 28% below the average
CYCLE_HAZARD_SWING = 0.10  # who comes at the peak leaves more slowly, in the trough more quickly
WARM_UP_YEARS = 3  # people from before the oldest date are put into its first years ...
WARM_UP_WEIGHT = 2.4  # ... so that the stand starts at its level instead of growing into it

# --- People -----------------------------------------------------------------------------------
HOUSEHOLDS = ("Alleenstaande", "Alleenstaande ouder", "Gehuwd / Samenwonend", "Anders")
LONE_PARENT = 1
HOUSEHOLD_WEIGHTS = (0.60, 0.18, 0.16, 0.06)
SHARE_WOMEN = (0.42, 0.88, 0.46, 0.45)  # by household
QUARTILES = (0.0, 0.25, 0.5, 0.75, 1.0)
# Age at the first start, quartiles by household. Never below 18.5, so that the age counted from
# 1 July is at least 18 as well.
AGE_QUARTILES = (
    (18.51, 26.0, 35.0, 46.0, 65.5),
    (19.0, 27.5, 34.0, 42.0, 58.0),
    (19.0, 30.0, 39.0, 48.0, 65.5),
    (18.51, 22.0, 27.0, 38.0, 65.5),
)
AOW_AGE = 66.0
MAX_AGE_AT_START = 65.5
AGE_BANDS = (27.0, 45.0)  # the bands of the tables below: young, middle, old

# Cause of dependence: code -> weight by age band. Ending a study is for the young, ending an
# unemployment benefit for those with a work history.
CAUSES = {
    14: (0.09, 0.24, 0.32),
    11: (0.20, 0.20, 0.17),
    2: (0.10, 0.17, 0.12),
    1: (0.20, 0.02, 0.0),
    4: (0.09, 0.09, 0.06),
    13: (0.01, 0.04, 0.07),
    41: (0.07, 0.06, 0.05),
    43: (0.09, 0.07, 0.04),
    17: (0.0, 0.01, 0.02),
    39: (0.15, 0.10, 0.15),
}
LONE_PARENT_CAUSES = {2: 2.6, 17: 4.0, 1: 0.4, 13: 0.5}  # weight of a cause, times this

# --- How long ---------------------------------------------------------------------------------
# Leaving slows with duration: yearly hazard from each duration (years) on. Together with the
# factors below about half is still in after 1 year, 30% after 3 and 13% after 10.
HAZARDS = ((0.0, 0.70), (0.5, 0.74), (1.0, 0.35), (2.0, 0.25), (3.0, 0.15), (5.0, 0.10))
LAST_DURATION = 60.0  # nobody stays longer: AOW comes first
AGE_SLOPE = 0.022  # each year of age lowers the hazard by about 2%
AGE_CENTRE = 37.0
HOUSEHOLD_FACTORS = (1.05, 0.76, 1.12, 1.1)
GENDER_FACTORS = (1.04, 0.96)  # man, vrouw
CAUSE_FACTORS = {
    14: 1.05,
    11: 1.25,
    2: 0.95,
    1: 1.35,
    4: 0.75,
    13: 1.10,
    41: 0.90,
    43: 0.65,
    17: 0.85,
    39: 0.90,
}

# --- Education --------------------------------------------------------------------------------
# Level -> share of those who come, and how quickly they leave: their hazard, times this. It is
# drawn after everything else, given how long people stayed.
EDUCATION = {"laag": (0.54, 0.86), "midden": (0.34, 1.10), "hoog": (0.12, 1.40)}
NO_EDUCATION_SHARE = 0.05  # of the clients: not on file

# --- Why they leave ---------------------------------------------------------------------------
AOW = "Bereiken AOW-leeftijd"
OTHER_REASON = "Overige oorzaak"
NO_REASON = ""  # not filled in
# Description -> weight by age band at the end. AOW follows from age alone.
REASONS = {
    "Werk in dienstbetrekking": (0.36, 0.38, 0.24),
    "Zelfstandig beroep of bedrijf": (0.02, 0.05, 0.04),
    "Ander inkomen": (0.05, 0.08, 0.16),
    "Aanvang studie": (0.18, 0.0, 0.0),
    "Aangaan relatie": (0.07, 0.10, 0.06),
    "Overlijden": (0.003, 0.01, 0.06),
    "Detentie": (0.02, 0.02, 0.01),
    "Verhuizing naar andere gemeente": (0.12, 0.12, 0.10),
    "Geen inlichtingen verstrekt": (0.08, 0.10, 0.09),
    OTHER_REASON: (0.06, 0.09, 0.16),
    NO_REASON: (0.035, 0.035, 0.035),
    AOW: (0.0, 0.0, 0.0),
}
FINAL_REASONS = (AOW, "Overlijden", "Verhuizing naar andere gemeente")  # nobody returns from these

# --- Coming back ------------------------------------------------------------------------------
MAX_RETURNS = 4
RETURN_SHARE = 0.30  # of those who can; with the waiting time about 10% is back within a year
RETURN_WAIT_DAYS = (31, 600)  # at least this long, and on average this much longer
HOUSEHOLD_CHANGED = 0.2  # between two uitkeringen

# --- Dossiers ---------------------------------------------------------------------------------
DOSSIER_NUMBER_WEIGHTS = (0.75, 0.19, 0.06)  # 2, 3 or 4, when there are several
SEVERAL_BASE, SEVERAL_PER_YEAR, SEVERAL_MAX = 0.035, 0.021, 0.35  # the longer, the likelier
SEVERAL_MIN_DAYS = 90
DOSSIER_JITTER = 0.35  # how far a change of dossier lies from an even split
NEW_HOUSEHOLD, NEW_CAUSE, NEW_TEAM = 0.4, 0.1, 0.3  # what a next dossier may change
NEW_TEAM_ON_RETURN = 0.35
GROUP = "02"
OTHER_GROUPS = ("03", "05")
OTHER_GROUP_SHARE = 0.01
NO_CAUSE_SHARE = 0.006
NO_TEAM_SHARE = 0.004

# --- Teams ------------------------------------------------------------------------------------
YOUTH_TEAM = "Team Jongeren"
SMALL_TEAM = "Team Zelfstandigen"
DISTRICTS = (
    "Noord",
    "Zuid",
    "Centrum",
    "Oost",
    "West",
    "Lindepark",
    "Meeroever",
    "Havenkwartier",
    "Molenwijk",
    "Buitengebied",
    "Stationsbuurt",
    "Vogelwijk",
    "Sluiskade",
    "Rietlanden",
)  # after these: "Team Wijk 15" and on
LARGEST_TO_SMALLEST = (1.0, 0.45)  # weights of the district teams, evenly between these
SMALL_TEAM_SHARE = 0.011
YOUTH_TEAM_SHARE = 0.85  # of those under the first age band

# --- Blemishes --------------------------------------------------------------------------------
BLEMISH_SHARE = 0.001  # of the rows, for each kind of blemish
WITHDRAWN_DAYS = 14  # a withdrawn uitkering ends at most this long before its start
UNKNOWN_GENDERS = ("Onbekend", "")
