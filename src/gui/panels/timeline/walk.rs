//! From event to event by keyboard.

use egui::{EventFilter, Key, Response, Ui};

use crate::base::EventId;
use crate::model::timeline::Timeline;

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Along the lane.
    Previous,
    Next,
    First,
    Last,
    /// To what is nearest in time in the next lane that has an event.
    Up,
    Down,
}

/// What the keys of this frame ask of the timeline that has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Walk(Step),
    /// Closer or farther.
    Zoom(bool),
    /// A page to the earlier or the later days.
    Page(bool),
    ShowAll,
}

pub fn asked(ui: &Ui, canvas: &Response) -> Option<Asked> {
    if !canvas.has_focus() {
        return None;
    }
    // The arrows are for events, not for the way to the next widget.
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(canvas.id, filter));
    let wanted = |key: Key| match key {
        Key::ArrowLeft => Some(Asked::Walk(Step::Previous)),
        Key::ArrowRight => Some(Asked::Walk(Step::Next)),
        Key::ArrowUp => Some(Asked::Walk(Step::Up)),
        Key::ArrowDown => Some(Asked::Walk(Step::Down)),
        Key::Home => Some(Asked::Walk(Step::First)),
        Key::End => Some(Asked::Walk(Step::Last)),
        Key::Plus | Key::Equals => Some(Asked::Zoom(true)),
        Key::Minus => Some(Asked::Zoom(false)),
        Key::PageUp => Some(Asked::Page(false)),
        Key::PageDown => Some(Asked::Page(true)),
        Key::Num0 => Some(Asked::ShowAll),
        _ => None,
    };
    ui.input(|input| {
        let mut pressed = input.events.iter().filter_map(|event| match event {
            egui::Event::Key { key, pressed: true, modifiers, .. } if !modifiers.any() || modifiers.shift_only() => {
                wanted(*key)
            }
            _ => None,
        });
        pressed.next_back()
    })
}

/// The event a step leads to from `at`, and its lane. From nowhere every step leads to the first event of `lane`, or of the first lane that
/// has one. `lane` says in which of its lanes an event was reached.
pub fn walk(timeline: &Timeline, at: Option<EventId>, lane: usize, step: Step) -> Option<(EventId, usize)> {
    let event = |lane: usize, place: usize| {
        let mark = *timeline.lanes.get(lane)?.marks.get(place)?;
        Some((timeline.events.get(mark as usize)?.event, lane))
    };
    let place_in = |lane: usize| {
        let marks = &timeline.lanes.get(lane)?.marks;
        marks.iter().position(|mark| timeline.events.get(*mark as usize).map(|event| event.event) == at)
    };
    let lanes = std::iter::once(lane).chain(0..timeline.lanes.len());
    let Some((lane, place)) = lanes.filter_map(|lane| Some((lane, place_in(lane)?))).next() else {
        return std::iter::once(lane).chain(0..timeline.lanes.len()).find_map(|lane| event(lane, 0));
    };
    let marks = &timeline.lanes[lane].marks;
    let day = |mark: u32| timeline.events.get(mark as usize).map_or(0, |event| event.days.0);
    let nearest = |lane: usize| {
        let (marks, own) = (&timeline.lanes.get(lane)?.marks, day(marks[place]));
        let after = marks.partition_point(|mark| day(*mark) < own);
        let around = [after.checked_sub(1), Some(after)].into_iter().flatten().filter(|place| *place < marks.len());
        event(lane, around.min_by_key(|place| day(marks[*place]).abs_diff(own))?)
    };
    match step {
        Step::Previous => event(lane, place.checked_sub(1)?),
        Step::Next => event(lane, place + 1),
        Step::First => event(lane, 0),
        Step::Last => event(lane, marks.len() - 1),
        Step::Up => (0..lane).rev().find_map(nearest),
        Step::Down => (lane + 1..timeline.lanes.len()).find_map(nearest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::test_data::analysis;
    use crate::model::timeline::{Grouping, build};
    use crate::model::{Filter, kind_plural};

    #[test]
    fn every_event_can_be_reached_from_every_other() {
        let timeline = build(&analysis(), &Filter::default(), Grouping::Kind);
        let start = walk(&timeline, None, 0, Step::Next).unwrap();
        let (mut seen, mut open) = (vec![start], vec![start]);
        while let Some((event, lane)) = open.pop() {
            for step in [Step::Previous, Step::Next, Step::First, Step::Last, Step::Up, Step::Down] {
                if let Some(next) = walk(&timeline, Some(event), lane, step)
                    && !seen.contains(&next)
                {
                    seen.push(next);
                    open.push(next);
                }
            }
        }
        assert_eq!(seen.len(), timeline.events.len());
    }

    #[test]
    fn a_step_down_keeps_the_time() {
        let timeline = build(&analysis(), &Filter::default(), Grouping::Kind);
        let (event, lane) = walk(&timeline, Some(EventId(0)), 0, Step::Down).unwrap();
        assert_eq!(
            (event, timeline.lanes[lane].label.as_str()),
            (EventId(1), kind_plural(crate::base::EventKind::Visit))
        );
        assert_eq!(walk(&timeline, Some(EventId(0)), 0, Step::Up), None, "it is in the first lane");
        assert_eq!(walk(&Timeline::default(), None, 0, Step::Next), None);
    }
}
