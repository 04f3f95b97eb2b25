//! `two days after the summit`: events that documents set before or behind others, each of which narrows the days of the other.
//!
//! A simple temporal network (Dechter, Meiri and Pearl, "Temporal constraint networks", 1991) with one node per real event. Links that lead
//! in a circle are left out as a contradiction. The others are added one by one, in the folder's order; what a link narrows is passed on
//! until nothing changes. A link that leaves some event no day is taken back, and is a contradiction too. Days only shrink, and a chain of
//! links without a circle is no longer than there are events, so this ends.

use std::collections::BTreeMap;

use jiff::civil::Date;
use petgraph::Graph;
use petgraph::algo::kosaraju_scc;

use super::{Days, Found};
use crate::base::{DateValue, DayInterval, Diagnostic, DocumentId, EventKind, Passage, Severity, TextRange};
use crate::extract::{TemporalLink, TimeSide};
use crate::resolve::events::Item;
use crate::resolve::folder::Folder;
use crate::resolve::{Aspect, Contradiction, Event, Reason, Statement};

const ANY_DAY: DayInterval = DayInterval { first: Date::MIN, last: Date::MAX };
/// Values that are less exact than days may take a circle a few rounds more before they stop changing.
const ROUNDS_MORE: usize = 32;
/// So many links of one circle are told.
const MOST_SIDES: usize = 12;

/// What links say that cannot be met together.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// First triggers of reports of the events that it is about.
    events: Vec<Passage>,
    contradiction: Contradiction,
    diagnostic: Diagnostic,
}

/// One report says that its event was before or behind another's.
struct Link<'a> {
    told: &'a TemporalLink,
    document: DocumentId,
    /// Indices into the items: the event that is ordered and the one by which.
    ends: [usize; 2],
    /// The nodes of both.
    nodes: [usize; 2],
}

/// A real event.
struct Node {
    /// Index of its group.
    group: usize,
    /// As its reports allow.
    stated: DayInterval,
    /// The day that its only dated report has by inference, which yields to what links say.
    inferred: Option<DayInterval>,
    /// As the links leave it.
    days: DayInterval,
    /// The links that moved its first and its last day.
    moved_by: [Option<usize>; 2],
}

/// How nodes were before they were narrowed.
type Trail = BTreeMap<usize, (DayInterval, [Option<usize>; 2])>;

struct Network<'a> {
    folder: &'a Folder<'a>,
    items: &'a [Item<'a>],
    groups: &'a [Vec<usize>],
    links: Vec<Link<'a>>,
    nodes: Vec<Node>,
    /// For each node the links that were added and touch it.
    links_of: Vec<Vec<usize>>,
}

/// Narrows the days of events by those before or behind which they were. True where something new is known.
pub fn narrow(
    folder: &Folder<'_>,
    days: &mut Days<'_>,
    items: &[Item<'_>],
    groups: &[Vec<usize>],
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    days.conflicts.clear();
    let mut network = Network::new(folder, items, groups);
    if network.links.is_empty() {
        return false;
    }
    let circles = network.circles();
    let mut in_circle = vec![false; network.links.len()];
    for circle in &circles {
        circle.iter().for_each(|link| in_circle[*link] = true);
        days.conflicts.push(network.tell_circle(circle));
    }
    for link in (0..network.links.len()).filter(|link| !in_circle[*link]) {
        if let Err(at) = network.add(link) {
            days.conflicts.push(network.tell_conflict(link, at));
        }
    }
    for node in 0..network.nodes.len() {
        network.take_inferred(node);
    }
    diagnostics.extend(days.conflicts.iter().map(|conflict| conflict.diagnostic.clone()));
    network.store(days)
}

/// Notes with each event what links say of it that cannot be met together.
pub fn contradict(conflicts: &[Conflict], events: &mut [Event]) {
    if conflicts.is_empty() {
        return;
    }
    let mut event_of: BTreeMap<Passage, usize> = BTreeMap::new();
    for (at, event) in events.iter().enumerate() {
        for report in &event.reports {
            event_of.extend(report.triggers.iter().map(|&range| (Passage { document: report.document, range }, at)));
        }
    }
    for conflict in conflicts {
        let mut touched: Vec<usize> = conflict.events.iter().filter_map(|at| event_of.get(at)).copied().collect();
        touched.sort_unstable();
        touched.dedup();
        for at in touched {
            let event = &mut events[at];
            let text = conflict.diagnostic.message.clone();
            let evidence = conflict.contradiction.sides.iter().flat_map(|side| side.evidence.clone()).collect();
            event.because.push(Reason { text, evidence });
            event.contradictions.push(conflict.contradiction.clone());
            event.contradictions.sort_by_key(|one| one.about);
        }
    }
}

impl<'a> Network<'a> {
    fn new(folder: &'a Folder<'a>, items: &'a [Item<'a>], groups: &'a [Vec<usize>]) -> Self {
        let mut network = Self { folder, items, groups, links: Vec::new(), nodes: Vec::new(), links_of: Vec::new() };
        let told: Vec<(usize, &TemporalLink)> = (items.iter().enumerate())
            .flat_map(|(at, item)| item.mention.temporal_links.iter().map(move |link| (at, link)))
            .collect();
        if told.is_empty() {
            return network;
        }
        let mut group_of = vec![0; items.len()];
        for (number, group) in groups.iter().enumerate() {
            group.iter().for_each(|at| group_of[*at] = number);
        }
        let mut node_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (one, told) in told {
            let document = items[one].document;
            let first = items.partition_point(|item| item.document < document);
            let own = items[first..].iter().take_while(|item| item.document == document);
            let Some(other) = own.enumerate().find(|(_, item)| item.mention.triggers.contains(&told.to)) else {
                continue;
            };
            let ends = [one, first + other.0];
            if group_of[ends[0]] == group_of[ends[1]] {
                continue;
            }
            let nodes = ends.map(|end| {
                let group = group_of[end];
                *node_of.entry(group).or_insert_with(|| {
                    let inferred = network.inferred(group);
                    let stated = if inferred.is_some() { ANY_DAY } else { network.stated(group) };
                    network.nodes.push(Node { group, stated, inferred, days: stated, moved_by: [None; 2] });
                    network.links_of.push(Vec::new());
                    network.nodes.len() - 1
                })
            });
            network.links.push(Link { told, document, ends, nodes });
        }
        network
    }

    /// The days that the reports of an event allow together; where they contradict each other, all from the first to the last.
    fn stated(&self, group: usize) -> DayInterval {
        let known: Vec<DayInterval> = self.groups[group].iter().filter_map(|at| self.items[*at].days).collect();
        let Some(&one) = known.first() else { return ANY_DAY };
        known.iter().try_fold(one, |days, other| days.intersect(*other)).unwrap_or_else(|| {
            known.iter().fold(one, |days, other| DayInterval {
                first: days.first.min(other.first),
                last: days.last.max(other.last),
            })
        })
    }

    /// The day of an event of which only one report has one, and that by inference.
    fn inferred(&self, group: usize) -> Option<DayInterval> {
        let mut dated = self.groups[group].iter().map(|at| &self.items[*at]).filter(|item| item.days.is_some());
        let only = dated.next().filter(|_| dated.next().is_none())?;
        only.days.filter(|_| only.ruling.is_none() && only.mention.has_inferred_day())
    }

    /// The links that lead in a circle, by circle.
    fn circles(&self) -> Vec<Vec<usize>> {
        let mut graph: Graph<(), ()> = Graph::new();
        let nodes: Vec<_> = self.nodes.iter().map(|_| graph.add_node(())).collect();
        for link in &self.links {
            let [one, other] = link.nodes;
            let (earlier, later) = if link.told.side == TimeSide::After { (other, one) } else { (one, other) };
            graph.add_edge(nodes[earlier], nodes[later], ());
        }
        let mut circle_of = vec![0; self.nodes.len()];
        for (number, circle) in kosaraju_scc(&graph).iter().enumerate() {
            circle.iter().for_each(|node| circle_of[node.index()] = number);
        }
        let mut circles: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, link) in self.links.iter().enumerate() {
            let [one, other] = link.nodes.map(|node| circle_of[node]);
            if one == other {
                circles.entry(one).or_default().push(at);
            }
        }
        let mut circles: Vec<Vec<usize>> = circles.into_values().collect();
        circles.sort();
        circles
    }

    /// Adds a link and passes on what it narrows. Where that leaves an event no day, all is as before, and the link that shows it is told.
    fn add(&mut self, link: usize) -> Result<(), usize> {
        for node in self.links[link].nodes {
            self.links_of[node].push(link);
        }
        let added = self.pass_on(vec![link], Trail::new());
        if added.is_err() {
            for node in self.links[link].nodes {
                self.links_of[node].pop();
            }
        }
        added
    }

    /// Lets an inferred day hold where the links leave it.
    fn take_inferred(&mut self, node: usize) {
        let Node { days, moved_by, inferred, .. } = self.nodes[node];
        let Some(left) = inferred.and_then(|inferred| inferred.intersect(days)) else { return };
        self.nodes[node].days = left;
        if self.pass_on(self.links_of[node].clone(), Trail::from([(node, (days, moved_by))])).is_ok() {
            self.nodes[node].stated = left;
        }
    }

    /// Narrows by the links that are due and by all that touch what they narrow, until nothing changes. Where an event is left no day, all
    /// that changed is as before, and the link that shows it is told.
    fn pass_on(&mut self, mut due: Vec<usize>, mut before: Trail) -> Result<(), usize> {
        let most = self.nodes.len() + ROUNDS_MORE;
        let (mut rounds, mut impossible) = (0, None);
        'rounds: while !due.is_empty() {
            rounds += 1;
            let mut next = Vec::new();
            for at in std::mem::take(&mut due) {
                for end in 0..2 {
                    let node = self.links[at].nodes[end];
                    let allowed = self.allowed(at, end);
                    let own = self.nodes[node].days;
                    let Some(left) = own.intersect(allowed).filter(|_| rounds <= most) else {
                        impossible = Some(at);
                        break 'rounds;
                    };
                    if left != own {
                        let changed = &mut self.nodes[node];
                        before.entry(node).or_insert((own, changed.moved_by));
                        if left.first != own.first {
                            changed.moved_by[0] = Some(at);
                        }
                        if left.last != own.last {
                            changed.moved_by[1] = Some(at);
                        }
                        changed.days = left;
                        next.extend(self.links_of[node].iter().copied());
                    }
                }
            }
            next.sort_unstable();
            next.dedup();
            due = next;
        }
        let Some(at) = impossible else { return Ok(()) };
        for (node, (days, moved_by)) in before {
            (self.nodes[node].days, self.nodes[node].moved_by) = (days, moved_by);
        }
        Err(at)
    }

    /// The days that a link allows the event at one of its ends by those of the event at the other.
    fn allowed(&self, link: usize, end: usize) -> DayInterval {
        let Link { told, nodes, .. } = &self.links[link];
        let other = self.nodes[nodes[1 - end]].days;
        let side = if end == 0 { told.side } else { told.side.turned() };
        let Some(distance) = told.distance else {
            return match side {
                TimeSide::After => DayInterval { first: other.first, ..ANY_DAY },
                TimeSide::Before => DayInterval { last: other.last, ..ANY_DAY },
            };
        };
        let there = |day: Date| distance.from(DayInterval::day(day), side);
        DayInterval {
            first: there(other.first).filter(|_| other.first > Date::MIN).map_or(Date::MIN, |days| days.first),
            last: there(other.last).filter(|_| other.last < Date::MAX).map_or(Date::MAX, |days| days.last),
        }
    }

    /// Hands on what is known anew, in the report of the document that says so.
    fn store(&self, days: &mut Days<'_>) -> bool {
        let mut news = false;
        for node in self.nodes.iter().filter(|node| node.days != node.stated) {
            let ruled = |at: &usize| self.items[*at].ruling.is_some_and(|ruling| ruling.date.is_some());
            if self.groups[node.group].iter().any(ruled) {
                continue;
            }
            let mut links: Vec<usize> = node.moved_by.into_iter().flatten().collect();
            links.dedup();
            let end_of = |link: usize| usize::from(self.nodes[self.links[link].nodes[0]].group != node.group);
            let Some(&link) = links.first() else { continue };
            let told = self.links[link].ends[end_of(link)];
            let because: Vec<Reason> = links.iter().map(|link| self.explain(*link, end_of(*link))).collect();
            news |= self.hand_on(days, told, node, &because);
            // A day that another report only inferred is given up there.
            let excluded = |at: &&usize| {
                let apart = self.items[**at].days.is_some_and(|own| own.intersect(node.days).is_none());
                node.inferred.is_some() && apart
            };
            for &at in self.groups[node.group].iter().filter(|at| **at != told).filter(excluded) {
                news |= self.hand_on(days, at, node, &because);
            }
        }
        news
    }

    /// Gives a report the days that links leave its event. True where they are fewer than were known.
    fn hand_on(&self, days: &mut Days<'_>, item: usize, node: &Node, because: &[Reason]) -> bool {
        let item = &self.items[item];
        let Some(&trigger) = item.mention.triggers.first() else { return false };
        let key = (item.document, trigger);
        let known = days.found.get(&key);
        let Some(left) = known.map_or(Some(node.days), |known| known.days.intersect(node.days)) else { return false };
        if known.is_some_and(|known| known.days == left) || !item.partly.allows(left) {
            return false;
        }
        let own = days.span_of_event(item.document, item.mention);
        let instead = own.is_some_and(|own| own.intersect(left).is_none());
        // What a report writes it keeps, though its event is another's too that is told otherwise.
        if instead && node.inferred.is_none() {
            return false;
        }
        let own = own.filter(|_| !instead);
        let value = covering(left).filter(|value| {
            let covered = value.interval().map(DayInterval::days);
            own.is_none_or(|own| covered < Some(own.days()))
        });
        let mut steps: Vec<Reason> = known.map(|known| known.because.clone()).unwrap_or_default();
        steps.extend(because.iter().filter(|step| !steps.contains(step)).cloned().collect::<Vec<_>>());
        let found = Found {
            value: value.or(known.and_then(|known| known.value)),
            days: left,
            instead: instead || known.is_some_and(|known| known.instead),
            because: steps,
        };
        days.found.insert(key, found);
        true
    }

    fn kind(&self, link: usize, end: usize) -> EventKind {
        self.items[self.links[link].ends[end]].mention.kind
    }

    /// What a link tells of the days of one of its ends, with the passage and that of the other event's day.
    fn explain(&self, link: usize, end: usize) -> Reason {
        let Link { told, document, nodes, .. } = &self.links[link];
        let known = self.nodes[nodes[1 - end]].days;
        let (own, other) = (self.kind(link, end), self.kind(link, 1 - end));
        let told = if end == 0 { told.told() } else { TemporalLink { side: told.side.turned(), ..**told }.told() };
        let path = self.folder.path(*document);
        let text = format!("{path} says that the {own} was {told} the {other}, which was {}", on(known));
        Reason { text, evidence: self.evidence(link, 1 - end) }
    }

    /// The words of order and the passage that rests the day of the event at `end`.
    fn evidence(&self, link: usize, end: usize) -> Vec<Passage> {
        let Link { told, document, .. } = &self.links[link];
        let mut evidence = vec![Passage { document: *document, range: told.range }];
        evidence.extend(self.dated_passage(link, end));
        evidence
    }

    /// Where the day of the event at one end of a link is told most exactly, else the word that names the event.
    fn dated_passage(&self, link: usize, end: usize) -> Option<Passage> {
        let group = self.nodes[self.links[link].nodes[end]].group;
        let reports = self.groups[group].iter().map(|at| &self.items[*at]);
        let exact =
            reports.filter_map(|item| Some((item.days?.days(), item.mention.date_mention.is_none(), item.told, item)));
        let item = exact.min_by_key(|(days, inferred, told, _)| (*days, *inferred, *told)).map(|(.., item)| item);
        let item = item.unwrap_or(&self.items[self.links[link].ends[end]]);
        let dates = &self.folder.reading(item.document).dates;
        let expression = item.mention.date_mention.and_then(|at| dates.get(at as usize)).map(|date| date.range);
        let range = expression.or(item.mention.triggers.first().copied())?;
        Some(Passage { document: item.document, range })
    }

    fn trigger(&self, item: usize) -> Option<Passage> {
        let item = &self.items[item];
        item.mention.triggers.first().map(|&range| Passage { document: item.document, range })
    }

    /// `the visit 2 days after the meeting`
    fn told(&self, link: usize) -> String {
        format!("the {} {} the {}", self.kind(link, 0), self.links[link].told.told(), self.kind(link, 1))
    }

    /// Links that lead from an event back to itself.
    fn tell_circle(&self, circle: &[usize]) -> Conflict {
        let side = |&link: &usize| Statement {
            says: self.told(link),
            evidence: vec![Passage { document: self.links[link].document, range: self.links[link].told.range }],
        };
        let sides: Vec<Statement> = circle.iter().take(MOST_SIDES).map(side).collect();
        let says = |&link: &usize| format!("{} says {}", self.folder.path(self.links[link].document), self.told(link));
        let said: Vec<String> = circle.iter().take(MOST_SIDES).map(says).collect();
        let message = format!("The order of events leads in a circle: {}", said.join("; "));
        let ends = circle.iter().flat_map(|link| self.links[*link].ends);
        let first = circle.first().map(|link| (self.links[*link].document, self.links[*link].told.range));
        Conflict {
            events: ends.filter_map(|item| self.trigger(item)).collect(),
            contradiction: Contradiction { about: Aspect::Day, sides },
            diagnostic: self.warn(first, message),
        }
    }

    /// A link that leaves no day; `at` is the one at which that showed.
    fn tell_conflict(&self, link: usize, at: usize) -> Conflict {
        let Link { told, document, nodes, ends } = &self.links[link];
        let [own, other] = nodes.map(|node| self.nodes[node].days);
        let mut sides = vec![Statement { says: self.told(link), evidence: self.evidence(link, 1) }];
        let mut said = vec![format!("{} says {}", self.folder.path(*document), self.told(link))];
        if at != link {
            sides.push(Statement { says: self.told(at), evidence: self.evidence(at, 1) });
            said.push(format!("{} says {}", self.folder.path(self.links[at].document), self.told(at)));
        }
        for (end, days) in [own, other].into_iter().enumerate().filter(|(_, days)| *days != ANY_DAY) {
            let says = format!("the {} {}", self.kind(link, end), on(days));
            said.push(format!("the {} was {}", self.kind(link, end), on(days)));
            sides.push(Statement { says, evidence: self.dated_passage(link, end).into_iter().collect() });
        }
        let message = format!("The order of events does not fit their days: {}", said.join("; "));
        Conflict {
            events: ends.iter().filter_map(|item| self.trigger(*item)).collect(),
            contradiction: Contradiction { about: Aspect::Day, sides },
            diagnostic: self.warn(Some((*document, told.range)), message),
        }
    }

    fn warn(&self, at: Option<(DocumentId, TextRange)>, message: String) -> Diagnostic {
        let path = at.map_or("", |(document, _)| self.folder.path(document));
        let diagnostic = Diagnostic::new(Severity::Warning, path, message);
        match at {
            Some((_, range)) => diagnostic.at(range),
            None => diagnostic,
        }
    }
}

/// `on 2031-10-12`, `in 2031-10-06/2031-10-12`, `not before 2031-10-12`
fn on(days: DayInterval) -> String {
    match (days.first > Date::MIN, days.last < Date::MAX) {
        (true, true) if days.is_day() => format!("on {days}"),
        (true, true) => format!("in {days}"),
        (true, false) => format!("not before {}", days.first),
        (false, true) => format!("not after {}", days.last),
        (false, false) => "on no known day".to_owned(),
    }
}

/// The day, week, month or year that holds all of `days`.
fn covering(days: DayInterval) -> Option<DateValue> {
    let DayInterval { first, last } = days;
    let month = |day: Date| DateValue::month(day.year(), day.month().unsigned_abs());
    if days.is_day() {
        Some(DateValue::day(first))
    } else if DateValue::week_of(first) == DateValue::week_of(last) {
        Some(DateValue::week_of(first))
    } else if month(first) == month(last) {
        Some(month(first))
    } else {
        (first.year() == last.year()).then(|| DateValue::year(first.year()))
    }
}
