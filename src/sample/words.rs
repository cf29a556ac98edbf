//! What the sample's companies and people are called and do.
//!
//! Companies are made of syllables that are no words: whoever bears such a name does so by chance.

pub(super) const HEADS: [&str; 24] = [
    "Brel", "Quen", "Dovra", "Zel", "Torvi", "Mexa", "Yaru", "Plon", "Skiv", "Vanto", "Oru", "Hesk", "Jund", "Krelo",
    "Wiso", "Fandu", "Luvra", "Gwen", "Nexo", "Rudl", "Sabri", "Tylo", "Upra", "Cazo",
];

pub(super) const TAILS: [&str; 20] = [
    "quist", "bravel", "dolune", "mirat", "zopha", "lentix", "varro", "gundel", "peska", "thane", "rovix", "sembra",
    "kalto", "wenna", "jorith", "fexel", "dimur", "oskell", "yantra", "bluve",
];

/// A name's second word, its form in a web address too.
pub(super) const TRADES: [&str; 8] = ["Works", "Labs", "Group", "Systems", "Partners", "Supply", "Mills", "Networks"];

pub(super) const FIRST_NAMES: [&str; 40] = [
    "Anna", "Ben", "Carla", "David", "Elena", "Femi", "Grace", "Hugo", "Ines", "Jonas", "Kemal", "Lena", "Marco",
    "Nadia", "Oscar", "Priya", "Quentin", "Rosa", "Sven", "Tara", "Umar", "Vera", "Wout", "Ximena", "Yara", "Zoltan",
    "Aisha", "Bruno", "Chloe", "Dario", "Emma", "Felix", "Gita", "Henrik", "Ivana", "Jack", "Karin", "Luca", "Mia",
    "Noor",
];

pub(super) const LAST_NAMES: [&str; 40] = [
    "Abara",
    "Berg",
    "Costa",
    "Dahl",
    "Ekdal",
    "Ferrand",
    "Greco",
    "Hansen",
    "Ivers",
    "Janssen",
    "Keller",
    "Lindqvist",
    "Moreau",
    "Novak",
    "Okafor",
    "Petrov",
    "Quiroga",
    "Rossi",
    "Singh",
    "Tanaka",
    "Urban",
    "Vogel",
    "Walsh",
    "Xavier",
    "Yilmaz",
    "Zeller",
    "Arnaud",
    "Bakker",
    "Conti",
    "Duarte",
    "Eriksen",
    "Fischer",
    "Gallo",
    "Haas",
    "Iyer",
    "Jung",
    "Kovac",
    "Lopez",
    "Mendes",
    "Nagy",
];

/// Titles by weight. They try the rules of spec §3: a director is no CTO, a coordinator no COO, an assistant to a chief
/// no chief; the empty one is a title that nobody typed in.
pub(super) const TITLES: [(&str, u64); 46] = [
    ("CEO", 2),
    ("Founder & CEO", 2),
    ("Managing Director", 2),
    ("Chief Technology Officer", 2),
    ("CFO", 2),
    ("CMO", 2),
    ("Chief Information Security Officer", 1),
    ("VP, Sales", 3),
    ("VP Marketing", 3),
    ("Vice President, Operations", 2),
    ("SVP Revenue", 1),
    ("Head of Growth", 3),
    ("Head of IT", 3),
    ("Head of Procurement", 2),
    ("Director of Marketing", 4),
    ("Sales Director", 4),
    ("IT Director", 3),
    ("Director, Finance", 3),
    ("Engineering Director", 2),
    ("Marketing Manager", 8),
    ("Demand Generation Manager", 5),
    ("Product Manager", 5),
    ("Operations Manager", 5),
    ("Purchasing Manager", 3),
    ("Sales Operations Lead", 4),
    ("Engineering Manager", 3),
    ("HR Manager", 2),
    ("Customer Success Manager", 3),
    ("Team Lead, Support", 2),
    ("Revenue Operations Analyst", 6),
    ("Marketing Coordinator", 5),
    ("Content Specialist", 4),
    ("Account Executive", 5),
    ("Business Development Representative", 4),
    ("Software Engineer", 6),
    ("Data Engineer", 4),
    ("Systems Administrator", 4),
    ("UX Designer", 3),
    ("Accountant", 3),
    ("Legal Counsel", 2),
    ("Product Owner", 2),
    ("Executive Assistant to the CEO", 2),
    ("Chief of Staff", 1),
    ("Marketing Intern", 3),
    ("Student", 2),
    ("", 9),
];

/// Industries by weight; the first five are those that the sample's buyers come from.
pub(super) const INDUSTRIES: [(&str, u64); 10] = [
    ("Software", 16),
    ("Fintech", 9),
    ("Manufacturing", 12),
    ("Logistics", 9),
    ("Healthcare", 9),
    ("Retail", 12),
    ("Education", 8),
    ("Media", 8),
    ("Construction", 9),
    ("Public sector", 8),
];
pub(super) const BUYING_INDUSTRIES: usize = 5;

/// Country, region, the ending of a company's name, that of its web address, weight.
pub(super) const COUNTRIES: [(&str, &str, &str, &str, u64); 9] = [
    ("United States", "North America", "Inc.", "com", 30),
    ("United Kingdom", "Northern Europe", "Ltd", "co.uk", 14),
    ("Germany", "Central Europe", "GmbH", "de", 14),
    ("France", "Western Europe", "SAS", "fr", 9),
    ("Netherlands", "Western Europe", "B.V.", "nl", 8),
    ("Spain", "Southern Europe", "S.L.", "es", 8),
    ("Poland", "Central Europe", "", "pl", 6),
    ("Canada", "North America", "Corp.", "io", 6),
    ("Sweden", "Northern Europe", "AB", "se", 5),
];
pub(super) const SELLING_COUNTRIES: usize = 5;

pub(super) const TECHNOLOGIES: [&str; 8] =
    ["Snowflake", "Salesforce", "HubSpot", "Postgres", "Oracle", "Kafka", "Excel", "Looker"];
/// Of those, the ones that the sample's product connects to.
pub(super) const CONNECTED_TECHNOLOGIES: usize = 3;

pub(super) const OWNERS: [&str; 6] = ["J. Alvar", "M. Brook", "S. Chen", "T. Dube", "R. Engel", "K. Frost"];

pub(super) const MOTIONS: [(&str, u64); 3] = [("inbound", 60), ("outbound", 30), ("partner", 10)];

pub(super) const TOPICS: [&str; 4] = ["lead scoring", "revenue operations", "pipeline forecasting", "buying groups"];

pub(super) const MAIL_BOXES: [&str; 4] = ["gmail.com", "hotmail.com", "gmx.de", "fastmail.com"];
