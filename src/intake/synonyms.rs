//! What other programs call our fields, from their exports (the names are kept as `plain` writes a header).
//!
//! The order of a field's rows is their rank: the first row with a header in the file decides, so a name that means
//! exactly the field stands before one that only may. Two headers of one row in one file are a tie, and take nothing.

use super::tables::Table;

/// Names of one rank: whose they are (empty: in common use), and the headers.
pub type Rank = (&'static str, &'static [&'static str]);

/// A header without case and without anything but letters and digits.
pub fn plain(header: &str) -> String {
    header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a column counts what somebody did so far: a total of today that no day in the past knew.
pub fn counts_until_today(header: &str) -> bool {
    const COUNTED: [&str; 9] = [
        "pageviews",
        "sessions",
        "visits",
        "formsubmissions",
        "timescontacted",
        "salesactivities",
        "emailsopened",
        "emailsclicked",
        "emailsdelivered",
    ];
    let header = plain(header);
    COUNTED.iter().any(|counted| {
        let before = header.strip_suffix(counted);
        before.is_some_and(|before| ["numberof", "total", "totalnumberof", "marketing"].contains(&before))
    })
}

/// A header without case, spaces, dashes and underscores, as it compares with a field's name.
pub fn spaceless(header: &str) -> String {
    let kept = header.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_'));
    kept.flat_map(char::to_lowercase).collect()
}

pub fn of(table: Table, field: &str) -> &'static [Rank] {
    let lists: &[(&str, &'static [Rank])] = match table {
        Table::Activities => &ACTIVITIES,
        Table::Contacts => &CONTACTS,
        Table::Accounts => &ACCOUNTS,
        Table::Outcomes => &OUTCOMES,
    };
    let lifecycle = match table {
        Table::Contacts | Table::Accounts => &LIFECYCLE[..],
        _ => &[],
    };
    lists.iter().chain(lifecycle).find(|(name, _)| *name == field).map_or(&[], |(_, ranks)| ranks)
}

const EMAILS: Rank = (
    "",
    &[
        "email",
        "emailaddress",
        "contactemail",
        "personemail",
        "leademail",
        "useremail",
        "workemail",
        "personemailwork",
        "attendeeemail",
        "customeremail",
        "recipient",
    ],
);

const ACTIVITIES: [(&str, &[Rank]); 8] = [
    (
        "occurred_at",
        &[
            ("", &["occurred", "occurredon", "happenedat"]),
            // Before Salesforce's own ActivityDate, which is the day that a task is due.
            ("Salesforce", &["completeddatetime"]),
            ("Marketo", &["activitydate"]),
            ("GA4", &["eventtimestamp"]),
            ("Segment", &["timestamp"]),
            ("Segment", &["originaltimestamp"]),
            ("Zoho", &["callstarttime", "startdatetime"]),
            ("HubSpot", &["hstimestamp"]),
            ("Zoom", &["jointime"]),
            ("", &["eventtime", "eventdatetime", "activitytime", "activitydatetime", "interactiontime", "visittime"]),
            ("", &["eventdate", "interactiondate", "visitdate", "touchdate"]),
            (
                "",
                &["submittedat", "submissiondate", "attendedat", "registeredat", "registrationtime", "conversiondate"],
            ),
            ("Olist", &["firstcontactdate"]),
            ("", &["datetime", "when"]),
            ("", &["date", "day"]),
            ("", &["time"]),
            ("", &["createdat", "createddate", "createdtime", "createdate", "created"]),
            ("Segment", &["receivedat"]),
        ],
    ),
    (
        "type",
        &[
            ("", &["activitytype", "eventtype", "interactiontype", "engagementtype", "touchpointtype"]),
            ("GA4", &["eventname"]),
            ("Zoho", &["calltype"]),
            ("", &["event"]),
            ("", &["activity", "activityname"]),
            ("", &["action"]),
            ("Marketo", &["activitytypeid"]),
            ("Olist", &["origin"]),
        ],
    ),
    (
        "person",
        &[
            ("", &["personid"]),
            ("", &["contactid"]),
            ("Salesforce", &["whoid"]),
            ("", &["leadid"]),
            ("Olist", &["mqlid"]),
            ("", &["userid"]),
            ("PostHog", &["distinctid"]),
            EMAILS,
            ("", &["contact", "lead"]),
            ("GA4", &["userpseudoid"]),
            ("Segment", &["anonymousid"]),
        ],
    ),
    (
        "account",
        &[
            ("", &["accountid"]),
            ("HubSpot", &["primaryassociatedcompanyid", "associatedcompanyid"]),
            ("", &["companyid", "organizationid"]),
            ("Segment", &["groupid"]),
            ("", &["companydomain", "accountdomain", "companydomainname"]),
            ("", &["accountname"]),
            ("", &["companyname", "organizationname"]),
            ("", &["company", "organization", "organisation"]),
            ("", &["customerid"]),
            ("", &["customer", "customername", "client"]),
            ("", &["domain"]),
        ],
    ),
    (
        "id",
        &[
            ("Marketo", &["marketoguid"]),
            ("", &["activityid", "eventid", "interactionid"]),
            ("Zoho", &["taskid", "callid"]),
            ("", &["messageid", "insertid", "uuid"]),
        ],
    ),
    ("quantity", &[("", &["qty", "units"])]),
    ("source", &[("", &["sourcetype", "signalsource", "partytype"])]),
    (
        "asset",
        &[
            ("", &["assetname", "contentname", "formname"]),
            ("Marketo", &["primaryattributevalue"]),
            ("GA4", &["pagelocation"]),
            ("", &["pageurl", "url"]),
            ("", &["page", "path"]),
            ("", &["pagetitle"]),
            ("", &["link"]),
            ("Olist", &["landingpageid"]),
            ("", &["campaignname"]),
            ("", &["campaign"]),
            ("", &["emailsubject", "subject"]),
        ],
    ),
];

const CONTACTS: [(&str, &[Rank]); 11] = [
    (
        "id",
        &[
            ("", &["contactid"]),
            ("", &["leadid"]),
            ("HubSpot", &["recordid"]),
            ("HubSpot", &["hsobjectid", "vid"]),
            ("", &["personid"]),
            ("Olist", &["mqlid"]),
            ("Segment", &["userid"]),
        ],
    ),
    (
        "email",
        &[
            ("", &["emailaddress", "primaryemail"]),
            ("", &["workemail", "businessemail"]),
            ("Pipedrive", &["personemailwork", "personemail"]),
            ("", &["contactemail", "leademail", "useremail", "customeremail"]),
        ],
    ),
    ("name", &[("", &["fullname"]), ("", &["contactname", "leadname", "personname"])]),
    ("title", &[("", &["jobtitle"]), ("", &["position", "contacttitle", "persontitle"])]),
    ("seniority", &[("", &["senioritylevel", "joblevel", "jobseniority", "managementlevel"])]),
    ("department", &[("", &["dept", "jobdepartment"]), ("", &["jobfunction", "function"])]),
    (
        "account",
        &[
            ("", &["accountid"]),
            ("HubSpot", &["primaryassociatedcompanyid"]),
            ("HubSpot", &["associatedcompanyid"]),
            ("", &["companyid", "organizationid"]),
            ("Salesforce", &["accountname", "companyaccount"]),
            ("HubSpot", &["companyname"]),
            ("", &["company"]),
            ("HubSpot", &["associatedcompany"]),
            ("Pipedrive", &["organizationname", "organization"]),
            ("", &["employer"]),
            ("", &["companydomain", "companydomainname"]),
            ("", &["domain"]),
            ("", &["website", "websiteurl"]),
        ],
    ),
    ("region", &REGION),
    (
        "owner",
        &[
            ("", &["contactowner", "leadowner"]),
            ("Salesforce", &["accountowner"]),
            ("", &["ownername"]),
            ("", &["hubspotownerid", "ownerid"]),
        ],
    ),
    ("created_at", &CREATED),
    (
        "first_contacted_at",
        &[
            ("", &["firstcontacted", "firstcontactedon", "firstcontactedat"]),
            ("", &["firstcontactdate", "firstoutreachdate", "firstoutreach"]),
        ],
    ),
];

const CREATED: [Rank; 3] = [
    ("HubSpot", &["createdate"]),
    ("Salesforce", &["createddate"]),
    ("", &["createdtime", "createdon", "created", "creationdate", "datecreated", "dealcreationdate"]),
];

const REGION: [Rank; 2] = [("", &["territory", "salesregion", "territoryregion"]), ("HubSpot", &["stateregion"])];

const LIFECYCLE: [(&str, &[Rank]); 8] = [
    (
        "mql_at",
        &[
            ("HubSpot", &["becameamarketingqualifiedleaddate", "hslifecyclestagemarketingqualifiedleaddate"]),
            ("", &["mqldate", "mqlon"]),
        ],
    ),
    ("mqa_at", &[("", &["mqadate", "mqaon"])]),
    ("sal_at", &[("", &["saldate", "salon", "salesaccepteddate", "accepteddate"])]),
    (
        "sql_at",
        &[
            ("HubSpot", &["becameasalesqualifiedleaddate", "hslifecyclestagesalesqualifiedleaddate"]),
            ("", &["sqldate", "sqlon"]),
        ],
    ),
    (
        "sqo_at",
        &[
            ("HubSpot", &["becameanopportunitydate", "hslifecyclestageopportunitydate"]),
            ("", &["sqodate", "opportunitydate", "opportunitycreateddate"]),
            ("HubSpot", &["firstdealcreateddate"]),
        ],
    ),
    (
        "won_at",
        &[
            ("HubSpot", &["becameacustomerdate", "hslifecyclestagecustomerdate"]),
            ("", &["wondate", "closedwondate", "customerdate"]),
        ],
    ),
    ("lost_at", &[("", &["lostdate", "closedlostdate"])]),
    ("converted", &[("Salesforce", &["converteddate"]), ("Salesforce", &["isconverted"])]),
];

const ACCOUNTS: [(&str, &[Rank]); 11] = [
    (
        "id",
        &[
            ("", &["accountid"]),
            ("HubSpot", &["recordid"]),
            ("HubSpot", &["hsobjectid"]),
            ("", &["companyid", "organizationid"]),
            ("Segment", &["groupid"]),
        ],
    ),
    (
        "domain",
        &[
            ("HubSpot", &["companydomainname"]),
            ("", &["companydomain", "domainname", "primarydomain", "accountdomain"]),
            ("Salesforce", &["website"]),
            ("HubSpot", &["websiteurl", "companywebsite"]),
            ("", &["url", "homepage"]),
        ],
    ),
    (
        "name",
        &[
            ("", &["companyname", "accountname"]),
            ("", &["organizationname", "customername", "legalname"]),
            ("", &["company", "account", "organization", "customer"]),
        ],
    ),
    ("industry", &[("", &["industryname", "sector", "vertical"])]),
    (
        "employees",
        &[
            ("", &["numberofemployees", "numemployees", "employeecount", "noofemployees"]),
            ("", &["headcount"]),
            ("", &["companysize"]),
        ],
    ),
    ("revenue", &[("", &["annualrevenue"]), ("", &["yearlyrevenue", "companyrevenue"])]),
    ("country", &[("HubSpot", &["countryregion"]), ("Salesforce", &["billingcountry"]), ("", &["hqcountry"])]),
    ("region", &REGION),
    ("technologies", &[("", &["techstack", "technology", "technologiesused"]), ("HubSpot", &["webtechnologies"])]),
    (
        "parent",
        &[
            ("Salesforce", &["parentid", "parentaccountid"]),
            ("HubSpot", &["parentcompanyid"]),
            ("", &["parentaccount", "parentcompany", "ultimateparent"]),
        ],
    ),
    ("owner", &[("", &["accountowner", "companyowner"]), ("", &["ownername"]), ("", &["hubspotownerid", "ownerid"])]),
];

const OUTCOMES: [(&str, &[Rank]); 8] = [
    (
        "stage",
        &[
            ("Pipedrive", &["dealstatus"]),
            ("HubSpot", &["dealstage"]),
            ("Salesforce", &["stagename", "opportunitystage"]),
            ("Pipedrive", &["dealstagepipeline"]),
            ("", &["funnelstage", "pipelinestage", "stagereached"]),
            ("", &["outcome"]),
        ],
    ),
    (
        "occurred_at",
        &[
            ("", &["occurred", "occurredon", "outcomedate", "stagedate", "stagechangedate"]),
            ("HubSpot", &["dateenteredstage", "dateentered"]),
            ("Olist", &["wondate"]),
            ("", &["closedwondate"]),
            ("", &["lostdate"]),
            ("", &["timestamp", "datetime", "eventdate"]),
            ("", &["date", "when", "day"]),
        ],
    ),
    (
        "person",
        &[
            ("", &["personid"]),
            ("", &["contactid", "primarycontactid"]),
            ("HubSpot", &["associatedcontactid", "associatedcontactids"]),
            ("", &["leadid"]),
            ("Olist", &["mqlid"]),
            ("", &["userid"]),
            EMAILS,
        ],
    ),
    (
        "account",
        &[
            ("", &["accountid"]),
            ("HubSpot", &["primaryassociatedcompanyid", "associatedcompanyidsprimary"]),
            ("HubSpot", &["associatedcompanyid", "associatedcompanyids"]),
            ("", &["companyid", "organizationid"]),
            ("", &["companydomain", "accountdomain"]),
            ("Salesforce", &["accountname"]),
            ("", &["companyname", "organizationname"]),
            ("", &["company", "organization", "associatedcompany"]),
            ("", &["customer", "customername"]),
            ("", &["domain"]),
        ],
    ),
    (
        "amount",
        &[
            ("", &["dealamount", "opportunityamount"]),
            ("Pipedrive", &["dealvalue"]),
            ("Salesforce", &["totalamount"]),
            ("", &["contractvalue", "acv"]),
            ("", &["value"]),
            ("Olist", &["declaredmonthlyrevenue"]),
        ],
    ),
    (
        "id",
        &[
            ("", &["dealid", "opportunityid"]),
            ("HubSpot", &["recordid"]),
            ("Zoho", &["potentialid"]),
            ("Pipedrive", &["dealpipedrivesystemid"]),
        ],
    ),
    ("created_at", &CREATED),
    (
        "closed_at",
        &[
            ("HubSpot", &["closedate"]),
            ("Zoho", &["closingdate"]),
            ("Pipedrive", &["dealclosedon"]),
            ("", &["closeddate", "closedon", "dateclosed"]),
        ],
    ),
];
