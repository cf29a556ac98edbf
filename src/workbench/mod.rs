//! The façade: holds files, models and settings, and computes again only what a change made stale.
//!
//! Plain Rust and plain data; it knows no JavaScript. Whatever a change makes stale is dropped at once and made again
//! when something asks for it.

pub mod ask;
mod data_audit;
mod elsewhere;
mod file_receipts;
mod overview;
mod packets;
mod people;
mod receipts;

use crate::audit;
use crate::calculator;
use crate::calibrate::{self, CapacityTarget};
use crate::compare::compare;
use crate::crossing::{Axis, KeptCrossings};
use crate::dataset::{self, Dataset};
use crate::day::Day;
use crate::error::{Code, Error, Result};
use crate::findings;
use crate::intake::aside::FileReceipt;
use crate::intake::mapping::Mapping;
use crate::intake::reader::FileReader;
use crate::intake::receipt::Unresolved;
use crate::intake::share::Share;
use crate::intake::tables::{Table, Tables, last_day};
use crate::intake::{self, FileReport, LoadedFile};
use crate::lists::Lists;
use crate::model::{self, Model, Scope};
use crate::outcome::{self, Sweep};
use crate::review::review;
use crate::score::{Kept, KeptLists, Page, Scoring, Wanted, account_rows, person_rows, why_account, why_person};
use crate::settings::Settings;
use ask::{
    Answer, AuditRequest, CalibrateRequest, CompareRequest, FilesAnswer, FindingsRequest, IntakeAnswer, LinesAnswer,
    LinesRequest, MatchedByCounts, ModelAnswer, Request, ReviewRequest, ScoresRequest, SweepRequest, TableReceipts,
    WhyRequest,
};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A file whose bytes are still coming.
struct OpenFile {
    name: String,
    table: Option<Table>,
    bytes: u64,
    reader: FileReader,
}

pub struct Workbench {
    open: BTreeMap<u32, OpenFile>,
    /// In the order in which they were opened.
    files: BTreeMap<u32, LoadedFile>,
    next_file: u32,
    models: Result<Vec<Rc<Model>>>,
    /// The models as they were given, byte for byte.
    documents: Vec<String>,
    settings: Settings,
    /// `None`: the day of the latest activity or outcome that is not after `today`.
    as_of: Option<Day>,
    today: Day,
    lists: Lists,
    read: Option<Read>,
    data: Option<Rc<Dataset>>,
    /// Of `data`.
    kept: Kept,
    /// Of `data`.
    crossed: KeptCrossings,
    scoring: Option<Rc<Scoring>>,
    /// Of `scoring`.
    listed: KeptLists,
    /// By model and axis.
    swept: BTreeMap<(usize, u8), Rc<Swept>>,
}

/// The files as tables.
struct Read {
    tables: Rc<Tables>,
    receipts: TableReceipts,
    files: Vec<FileReceipt>,
}

/// The sweep along one axis, and those of the older and the newer half of its months.
struct Swept {
    whole: Sweep,
    halves: Option<(Sweep, Sweep)>,
}

impl Swept {
    fn halves(&self) -> Option<(&Sweep, &Sweep)> {
        self.halves.as_ref().map(|(older, newer)| (older, newer))
    }
}

impl Workbench {
    pub fn new() -> Workbench {
        Workbench {
            open: BTreeMap::new(),
            files: BTreeMap::new(),
            next_file: 0,
            models: Ok(Vec::new()),
            documents: Vec::new(),
            settings: Settings::default(),
            as_of: None,
            today: Day(i32::MAX / 1000),
            lists: Lists::default(),
            read: None,
            data: None,
            kept: Kept::default(),
            crossed: KeptCrossings::default(),
            scoring: None,
            listed: KeptLists::default(),
            swept: BTreeMap::new(),
        }
    }

    /// Starts a file, whose bytes come by [`push`](Self::push); `table` says what it is, else that is guessed on closing.
    pub fn open_file(&mut self, name: &str, table: Option<Table>) -> u32 {
        self.open(name, table, FileReader::new(name))
    }

    /// Starts a file that is too large to be held: only the rows of a share of its people are read.
    pub fn open_share(&mut self, name: &str, table: Option<Table>, share: Share) -> u32 {
        self.open(name, table, FileReader::sharing(name, share))
    }

    fn open(&mut self, name: &str, table: Option<Table>, reader: FileReader) -> u32 {
        let id = self.next_file;
        self.next_file += 1;
        self.open.insert(id, OpenFile { name: name.to_string(), table, bytes: 0, reader });
        id
    }

    /// What a file would be taken for that starts so. Nothing of it is kept, and its id is no file's.
    pub fn look(&self, name: &str, head: &[u8]) -> Result<FileReport> {
        let mut reader = FileReader::new(name);
        reader.push(head);
        let (bytes, raw) = (head.len() as u64, reader.finish()?);
        let seen = LoadedFile { id: u32::MAX, name: name.into(), bytes, table: None, mapping: Mapping::new(), raw };
        Ok(intake::report(&seen))
    }

    /// More of an open file's bytes, in any portions; the rows read so far.
    pub fn push(&mut self, file: u32, bytes: &[u8]) -> u32 {
        let Some(open) = self.open.get_mut(&file) else { return 0 };
        open.bytes += bytes.len() as u64;
        open.reader.push(bytes);
        open.reader.rows() as u32
    }

    /// Ends a file. One that cannot be read is refused with `unreadable_file`, and is as if it had never been.
    pub fn close_file(&mut self, file: u32) -> Result<FileReport> {
        let open = self.open.remove(&file);
        let open = open.ok_or_else(|| Error::new(Code::NotFound, "There is no open file of that number."))?;
        let raw = open.reader.finish()?;
        let loaded = LoadedFile {
            id: file,
            name: open.name,
            bytes: raw.format.bytes.unwrap_or(open.bytes),
            table: open.table,
            mapping: Mapping::new(),
            raw,
        };
        if loaded.table.is_none() {
            intake::accept(&loaded.name, &loaded.raw)?;
        }
        let report = intake::report(&loaded);
        self.files.insert(file, loaded);
        self.stale_files();
        Ok(report)
    }

    /// Forgets a file, loaded or still coming.
    pub fn drop_file(&mut self, file: u32) {
        self.open.remove(&file);
        if self.files.remove(&file).is_some() {
            self.stale_files();
        }
    }

    pub fn set_table(&mut self, file: u32, table: Table) {
        if let Some(loaded) = self.files.get_mut(&file) {
            loaded.table = Some(table);
            self.stale_files();
        }
    }

    /// What the user says of a file's columns; it takes the place of what was said before.
    pub fn set_mapping(&mut self, file: u32, mapping: Mapping) {
        if let Some(loaded) = self.files.get_mut(&file) {
            loaded.mapping = mapping;
            self.stale_files();
        }
    }

    /// Model documents as JSON texts; a wrong one is told when something is asked of the models.
    pub fn set_models(&mut self, texts: &[String]) {
        self.documents = texts.to_vec();
        self.models = texts.iter().map(|text| model::read(text).map(Rc::new)).collect();
        self.stale_models();
    }

    /// `as_of: None` stands for the day of the latest activity or outcome that is not after `today`.
    pub fn set_settings(&mut self, settings: Settings, as_of: Option<Day>, today: Day) {
        if settings.utc_offset_minutes != self.settings.utc_offset_minutes {
            self.read = None;
        }
        (self.settings, self.as_of, self.today) = (settings, as_of, today);
        self.stale_data();
    }

    /// Word lists in place of the product's own; each is whole.
    pub fn set_lists(&mut self, lists: Lists) {
        self.lists = lists;
        self.stale_data();
    }

    fn stale_files(&mut self) {
        self.read = None;
        self.stale_data();
    }

    fn stale_data(&mut self) {
        self.data = None;
        self.kept = Kept::default();
        self.crossed = KeptCrossings::default();
        self.stale_models();
    }

    fn stale_models(&mut self) {
        self.scoring = None;
        self.listed = KeptLists::default();
        self.swept.clear();
    }

    pub fn ask(&mut self, request: Request) -> Result<Answer> {
        match request {
            Request::Calculator(inputs) => Ok(Answer::Calculator(Box::new(calculator::calculate(&inputs)))),
            Request::Files => {
                Ok(Answer::Files(FilesAnswer { files: self.files.values().map(intake::report).collect() }))
            }
            Request::Receipts => {
                self.read();
                let read = self.read.as_ref().map_or(&[][..], |read| &read.files);
                Ok(Answer::Receipts(file_receipts::receipts(read, &self.files)))
            }
            Request::SetAside(request) => self.set_aside(request.file),
            Request::DataAudit => {
                let data = self.data();
                let files: Vec<&LoadedFile> = self.files.values().collect();
                Ok(Answer::DataAudit(Box::new(data_audit::audit(&files, &data, &self.lists))))
            }
            Request::Intake => Ok(Answer::Intake(Box::new(self.intake()))),
            Request::Overview => {
                self.resolved()?;
                let models = self.models.clone()?;
                let scoring = if models.is_empty() { None } else { Some(self.scoring()?) };
                let read = self.read().receipts.activities.read;
                Ok(Answer::Overview(Box::new(overview::overview(&self.data(), &models, scoring.as_deref(), read))))
            }
            Request::Unmatched(request) => {
                self.resolved()?;
                Ok(Answer::Unmatched(people::unmatched(&self.data(), &request)))
            }
            Request::Labels(request) => {
                let scoring = self.scoring()?;
                Ok(Answer::Labels(people::labels(&scoring, &request, scoring.data.as_of)))
            }
            Request::Model(request) => Ok(Answer::Model(check_model(&request.text))),
            Request::Scores(request) => self.scores(&request),
            Request::Why(request) => self.why(&request),
            Request::Sweep(SweepRequest { axis, model }) => {
                let sweep = self.sweep(axis, model.as_deref())?.whole.clone();
                Ok(Answer::Sweep(Box::new(sweep)))
            }
            Request::Calibrate(request) => self.calibrate(&request),
            Request::Lines(request) => self.lines(&request),
            Request::Audit(AuditRequest { scope, model, columns }) => {
                let scoring = self.scoring()?;
                let place = scoring.model(model.as_deref())?;
                let audit = audit::audit(&scoring, place, scope, &columns, &self.settings, &mut self.kept)?;
                Ok(Answer::Audit(Box::new(audit)))
            }
            Request::Findings(FindingsRequest { targets, bounds }) => {
                let scoring = self.scoring()?;
                let capacity = targets.capacity.as_ref().and_then(CapacityTarget::capacity);
                Ok(Answer::Findings(findings::findings(&scoring, capacity, &self.settings, &bounds)?))
            }
            Request::Compare(CompareRequest { volume, model }) => {
                let scoring = self.scoring()?;
                let place = scoring.model(model.as_deref())?;
                Ok(Answer::Compare(Box::new(compare(&scoring, place, volume, &self.settings)?)))
            }
            Request::Review(ReviewRequest { model, axis }) => {
                let scoring = self.scoring()?;
                let place = scoring.model(model.as_deref())?;
                Ok(Answer::Review(Box::new(review(&scoring, place, axis, &self.settings)?)))
            }
            Request::Sql(request) => self.sql(&request),
            Request::Parcel(request) => self.parcel(&request),
            Request::Resolved => Ok(Answer::Resolved(self.resolved_tables()?)),
            Request::Packets(request) => packets::answer(&*self.scoring()?, &request),
        }
    }

    fn read(&mut self) -> &Read {
        let Workbench { read, files, settings, .. } = self;
        read.get_or_insert_with(|| {
            let files: Vec<&LoadedFile> = files.values().collect();
            let intake = intake::read(&files, settings);
            let [activities, contacts, accounts, outcomes] = intake.receipts;
            let receipts = TableReceipts { activities, contacts, accounts, outcomes };
            Read { tables: Rc::new(intake.tables), receipts, files: intake.files }
        })
    }

    fn data(&mut self) -> Rc<Dataset> {
        if self.data.is_none() {
            let tables = self.read().tables.clone();
            let as_of = self.as_of.or_else(|| last_day(&tables, self.today)).unwrap_or(self.today);
            self.data = Some(Rc::new(dataset::build(tables, &self.settings, as_of, &self.lists)));
        }
        self.data.clone().expect("the dataset was just built")
    }

    /// Everything that scores are asked of; refused while a column waits for an answer or a model is wrong.
    fn scoring(&mut self) -> Result<Rc<Scoring>> {
        if let Some(scoring) = &self.scoring {
            return Ok(scoring.clone());
        }
        self.resolved()?;
        let models = self.models.clone()?;
        if models.is_empty() {
            return Err(Error::new(Code::NotFound, "There is no model yet: choose one to score with."));
        }
        let data = self.data();
        let scoring = Rc::new(Scoring::new(&models, data, &mut self.kept)?);
        self.scoring = Some(scoring.clone());
        Ok(scoring)
    }

    /// Refused with `unresolved_mapping` while a column waits for an answer.
    fn resolved(&mut self) -> Result<()> {
        let models = self.models.clone().unwrap_or_default();
        let Read { tables, receipts, .. } = self.read();
        let waiting = receipts::waiting(receipts, tables, &models);
        let Some(Unresolved { file, sheet, field, column, why, .. }) = waiting.into_iter().flatten().next() else {
            return Ok(());
        };
        let what = if column.is_empty() { format!("“{field}”") } else { format!("The column “{column}”") };
        let sheet = sheet.map_or(String::new(), |sheet| format!(", sheet “{sheet}”,"));
        let message = format!("{what} of {file}{sheet} waits for an answer. {why}");
        Err(Error { file: Some(file), ..Error::new(Code::UnresolvedMapping, message) })
    }

    fn intake(&mut self) -> IntakeAnswer {
        let data = self.data();
        let models = self.models.clone().unwrap_or_default();
        IntakeAnswer {
            tables: receipts::receipts(&self.read().receipts, &data, &models),
            people: data.people() as u32,
            accounts: data.accounts() as u32,
            matched_by: MatchedByCounts::count(|rule| data.matched_by(rule)),
            merged_by_id: data.identities.merged_by_id.clone(),
            activity_span: data.activity_span().map(|(first, last)| [first, last]),
        }
    }

    fn set_aside(&mut self, file: u32) -> Result<Answer> {
        self.read();
        let receipt = self.read.iter().flat_map(|read| &read.files).find(|receipt| receipt.file == file);
        let receipt =
            receipt.ok_or_else(|| Error::new(Code::NotFound, "No file of that number is read as a table."))?;
        Ok(Answer::SetAside(file_receipts::set_aside(receipt, &self.files[&file])))
    }

    fn scores(&mut self, request: &ScoresRequest) -> Result<Answer> {
        let scoring = self.scoring()?;
        let day = request.as_of.unwrap_or(scoring.data.as_of);
        let wanted = Wanted {
            sort: request.sort,
            descending: request.descending == Some(true),
            search: request.search.as_deref().unwrap_or_default().trim().to_lowercase(),
            qualified: request.qualified,
        };
        let page = Page {
            wanted,
            offset: request.offset.unwrap_or(0) as usize,
            limit: request.limit.map(|limit| limit as usize),
            exact: request.exact == Some(true),
        };
        let lists = &mut self.listed;
        Ok(match request.scope {
            Scope::Person => Answer::People(person_rows(&scoring, day, &page, lists)?),
            Scope::Account => Answer::Accounts(account_rows(&scoring, day, &page, lists)?),
        })
    }

    fn why(&mut self, request: &WhyRequest) -> Result<Answer> {
        let scoring = self.scoring()?;
        let day = request.as_of.unwrap_or(scoring.data.as_of);
        let why = match request.scope {
            Scope::Person => why_person(&scoring, &request.key, day),
            Scope::Account => why_account(&scoring, &request.key, day),
        };
        why.map(Answer::Why)
    }

    fn sweep(&mut self, axis: Axis, model: Option<&str>) -> Result<Rc<Swept>> {
        let scoring = self.scoring()?;
        let place = scoring.model(model)?;
        if let Some(known) = self.swept.get(&(place, axis as u8)) {
            return Ok(known.clone());
        }
        let crossings = self.crossed.of(&scoring, place, axis)?;
        let span = outcome::span(&scoring.data, &self.settings);
        let (whole, halves) = outcome::tally(&crossings, &scoring.data, &self.settings, &span);
        let swept = Rc::new(Swept { whole, halves });
        self.swept.insert((place, axis as u8), swept.clone());
        Ok(swept)
    }

    fn calibrate(&mut self, request: &CalibrateRequest) -> Result<Answer> {
        let LinesRequest { axis, objective, targets, model } = &request.lines;
        let swept = self.sweep(*axis, model.as_deref())?;
        let objective = objective.unwrap_or_default();
        let statistic = self.settings.statistic;
        let answer =
            calibrate::calibrate(&swept.whole, swept.halves(), request.threshold, targets, objective, statistic);
        let answer = answer.map_err(|error| self.without_a_month(error))?;
        Ok(Answer::Calibrate(Box::new(answer)))
    }

    fn lines(&mut self, request: &LinesRequest) -> Result<Answer> {
        let swept = self.sweep(request.axis, request.model.as_deref())?;
        let objective = request.objective.unwrap_or_default();
        let lines =
            calibrate::lines(&swept.whole, swept.halves(), &request.targets, objective, self.settings.statistic);
        let (lines, says) = match lines {
            Ok(lines) => (Some(lines), None),
            Err(error) => (None, Some(self.without_a_month(error).message)),
        };
        Ok(Answer::Lines(Box::new(LinesAnswer { sweep: swept.whole.clone(), lines, says })))
    }

    /// Where there is no complete month because there is no activity, that is what is said.
    fn without_a_month(&mut self, error: Error) -> Error {
        let read = self.read().receipts.activities.read;
        match overview::no_activity(&self.data(), read) {
            Some(why) => {
                let message =
                    format!("{why}: a line is crossed on the day of an activity, so there is no flow a month.");
                Error { message, ..error }
            }
            None => error,
        }
    }
}

fn check_model(text: &str) -> ModelAnswer {
    match model::read(text) {
        Ok(model) => ModelAnswer { error: None, findings: findings::on_its_face(&model) },
        Err(error) => ModelAnswer { error: Some(error), findings: Vec::new() },
    }
}

impl Default for Workbench {
    fn default() -> Self {
        Workbench::new()
    }
}
