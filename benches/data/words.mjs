// What the rows say: 25 activity types with how often they come, and titles with what the product reads from them.

/** Types by weight; those of accounts come without a person. */
export const TYPES = [
  ["page_view", 200],
  ["email_open", 150],
  ["product_page_view", 120],
  ["blog_view", 90],
  ["email_click", 70],
  ["pricing_page_view", 45],
  ["case_study_view", 40],
  ["ebook_download", 35],
  ["webinar_registered", 30],
  ["webinar_attended", 25],
  ["docs_view", 25],
  ["video_view", 22],
  ["social_click", 20],
  ["form_fill", 18],
  ["newsletter_signup", 15],
  ["chat_started", 14],
  ["event_registered", 12],
  ["event_attended", 10],
  ["trial_login", 10],
  ["unsubscribe", 9],
  ["survey_answered", 8],
  ["trial_started", 6],
  ["demo_request", 5],
];
export const TYPES_OF_ACCOUNTS = [
  ["intent_surge", 60],
  ["ad_click", 40],
];

/** Title, seniority, department. */
export const TITLES = [
  ["Chief Technology Officer", "c_level", "engineering"],
  ["CMO", "c_level", "marketing"],
  ["VP Sales", "vp", "sales"],
  ["Head of Finance", "vp", "finance"],
  ["Director of Operations", "director", "operations"],
  ["Marketing Director", "director", "marketing"],
  ["IT Manager", "manager", "it"],
  ["Sales Manager", "manager", "sales"],
  ["Engineering Lead", "manager", "engineering"],
  ["Software Developer", "ic", "engineering"],
  ["Accountant", "ic", "finance"],
  ["UX Designer", "ic", "product"],
  ["Recruiter", "ic", "hr"],
  ["Volunteer", "ic", "other"],
  ["", "unknown", "unknown"],
];

export const INDUSTRIES = ["Software", "Manufacturing", "Retail", "Banking", "Health", "Logistics"];
export const COUNTRIES = ["DE", "US", "FR", "GB", "NL", "SE", "PL"];

/** What the further columns of a wide export say. */
export const CAMPAIGNS = ["spring-launch", "summer-tour", "autumn-reports", "winter-webinars", "always-on"];
export const SECTIONS = ["products", "pricing", "customers", "resources", "blog"];
export const PAGES = 400;
