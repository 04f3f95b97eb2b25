//! Everything that can be asked of the window: what panels send, and the table of what menus and keys offer.

use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::deciding::{EditCommand, Question};
use crate::base::{DayInterval, DocumentId, EntityId, EntityKind, Passage};
use crate::gui::opening::Source;
use crate::gui::panels::PanelKind;
use crate::model::lists::EntitySort;
use crate::model::network::Lens;
use crate::model::page::MarkKind;
use crate::model::timeline::Grouping;
use crate::model::{Criterion, MonthNames, Sense, Target};
use crate::scene::NetworkStyle;

/// A change of state, asked for by a panel, a menu or a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    User(UserCommand),
    Select(Target),
    SelectNothing,
    /// Valid for this frame only.
    Hover(Target),
    /// Open the document and bring the passage into view.
    Show(Passage),
    Open(Source),
    CancelOpening,
    ForgetRecent,
    Filter(FilterCommand),
    Network(NetworkCommand),
    Find(FindCommand),
    /// Show a document beside the open one, or the open one alone.
    Beside(Option<DocumentId>),
    /// Bring these days into view on the timeline.
    ShowDays(DayInterval),
    /// Let a panel keep what it shows while the selection changes, or follow again.
    Pin(PanelKind),
    Edit(EditCommand),
    Notice(NoticeCommand),
    /// A step of the tour, counted from 0, or its end.
    Tour(Option<usize>),
    /// How large everything is drawn, in percent.
    Scale(u16),
    /// Open the dialog that asks this.
    Ask(Question),
    /// Show what was saved under this name.
    ShowView(String),
    CloseDialog,
    Export(Chart),
    /// The path a dialog was to find out.
    Choose(PathBuf),
}

/// What is asked of the find bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindCommand {
    Open,
    /// The keyboard is where it was asked to go.
    Focused,
    Text(String),
    Next,
    Previous,
    Close,
}

#[derive(Clone, Debug, PartialEq)]
pub enum FilterCommand {
    /// The text of the search field.
    Search(String),
    /// Entities of one kind only, or of all.
    Kind(Option<EntityKind>),
    /// The order of the entity list; the same again turns it round.
    Sort(EntitySort),
    /// Whether the network shows ties that rest on shared sentences alone.
    WeakTies(bool),
    Add(Sense, Criterion),
    Remove(Sense, Criterion),
    /// These days and no others; what chose days before goes.
    Span(DayInterval),
    Clear,
    /// Whether events without a day stay although only certain days are wanted.
    KeepUndated(bool),
}

/// What is asked of the notices, each by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeCommand {
    Dismiss(u64),
    /// Show all of its lines, or the first again.
    Unfold(u64),
    /// Fold out all notices, or back in.
    ToggleAll,
    Forget,
}

/// What of the network is looked at, and how.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkCommand {
    Lens(Lens),
    Style(NetworkStyle),
    /// Where these nodes are to stay, or that they may move again.
    Pins(Vec<(EntityId, Option<[f32; 2]>)>),
}

/// A picture that can be written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    Network,
    Timeline,
    /// No picture: all that was found and decided, as JSON.
    Analysis,
}

impl Chart {
    pub const ALL: [Self; 3] = [Self::Network, Self::Timeline, Self::Analysis];

    pub fn title(self) -> &'static str {
        match self {
            Self::Network => "Network",
            Self::Timeline => "Timeline",
            Self::Analysis => "Analysis",
        }
    }

    /// What its file is called at first.
    pub fn name(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Timeline => "timeline",
            Self::Analysis => "analysis",
        }
    }
}

/// What menus and keys offer. [`UserCommand::entry`] is the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserCommand {
    OpenFolder,
    OpenSample,
    ReadAgain,
    SaveAs,
    Relocate,
    Export,
    Quit,
    Back,
    Forward,
    Palette,
    Find,
    FindNext,
    FindPrevious,
    Search,
    Deselect,
    NextPanel,
    PreviousPanel,
    OnlySelection,
    ExcludeSelection,
    ClearFilter,
    Undo,
    Redo,
    NextMention,
    PreviousMention,
    CopyCitation,
    OpenOriginal,
    KeepBeside,
    LargerText,
    SmallerText,
    UsualText,
    Marks(MarkKind),
    HiddenCharacters,
    Rename,
    SameOrNot,
    Split,
    Remove,
    AddEntity,
    AddEvent,
    Change,
    ConfirmMark,
    RejectMark,
    Star,
    Tags,
    Views,
    FocusNear,
    FocusFarther,
    HideNode,
    WholeNetwork,
    OnlyDaysInView,
    ShowAllDays,
    Lanes(Grouping),
    HijriDays,
    Months(MonthNames),
    ToggleTheme,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    TogglePanel(PanelKind),
    ResetPanels,
    Settings,
    Tour,
    About,
}

/// How a command is offered.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub label: &'static str,
    pub tooltip: &'static str,
    pub shortcut: Option<KeyboardShortcut>,
}

const fn entry(label: &'static str, tooltip: &'static str) -> Entry {
    Entry { label, tooltip, shortcut: None }
}

impl Entry {
    const fn key(mut self, modifiers: Modifiers, key: Key) -> Self {
        self.shortcut = Some(KeyboardShortcut::new(modifiers, key));
        self
    }
}

/// A menu of the top bar: its name, and its commands in groups with a line between.
pub struct Menu {
    pub name: &'static str,
    pub groups: &'static [&'static [UserCommand]],
}

/// The menus, in order. What is in none of them is offered nowhere.
pub const MENUS: &[Menu] = {
    use PanelKind::{
        Decisions, Documents, Entities, Inspector, Network, Problems, Reader, Search as Results, Timeline,
    };
    use UserCommand::*;
    &[
        Menu {
            name: "File",
            groups: &[&[OpenFolder, OpenSample, ReadAgain], &[SaveAs, Relocate], &[Export], &[Settings], &[Quit]],
        },
        Menu {
            name: "Edit",
            groups: &[
                &[Undo, Redo],
                &[Rename, SameOrNot, Split, Change, Remove],
                &[AddEntity, AddEvent, ConfirmMark, RejectMark],
                &[Star, Tags],
            ],
        },
        Menu {
            name: "Go",
            groups: &[
                &[Palette],
                &[Find, FindNext, FindPrevious, Search],
                &[Back, Forward, Deselect],
                &[NextPanel, PreviousPanel],
            ],
        },
        Menu {
            name: "Read",
            groups: &[
                &[NextMention, PreviousMention],
                &[CopyCitation, OpenOriginal, KeepBeside],
                &[
                    Marks(MarkKind::People),
                    Marks(MarkKind::Organizations),
                    Marks(MarkKind::Places),
                    Marks(MarkKind::Equipment),
                    Marks(MarkKind::Events),
                    Marks(MarkKind::Dates),
                    HiddenCharacters,
                ],
                &[LargerText, SmallerText, UsualText],
            ],
        },
        Menu { name: "Filter", groups: &[&[OnlySelection, ExcludeSelection], &[OnlyDaysInView, ClearFilter]] },
        Menu {
            name: "View",
            groups: &[
                &[
                    TogglePanel(Documents),
                    TogglePanel(Entities),
                    TogglePanel(Reader),
                    TogglePanel(Network),
                    TogglePanel(Inspector),
                    TogglePanel(Timeline),
                    TogglePanel(Results),
                    TogglePanel(Problems),
                    TogglePanel(Decisions),
                    ResetPanels,
                ],
                &[Views],
                &[FocusNear, FocusFarther, HideNode, WholeNetwork],
                &[ToggleTheme, ZoomIn, ZoomOut, ZoomReset],
            ],
        },
        Menu {
            name: "Time",
            groups: &[
                &[Lanes(Grouping::Kind), Lanes(Grouping::Entity), Lanes(Grouping::Countries), Lanes(Grouping::Source)],
                &[ShowAllDays],
                &[HijriDays, Months(MonthNames::English), Months(MonthNames::Levantine), Months(MonthNames::Egyptian)],
            ],
        },
        Menu { name: "Help", groups: &[&[Tour], &[About]] },
    ]
};

impl UserCommand {
    /// Every command, in the order of the menus.
    pub fn all() -> impl Iterator<Item = Self> {
        MENUS.iter().flat_map(|menu| menu.groups).copied().flatten().copied()
    }

    /// Whether it changes the analyst's work, or asks how.
    pub fn is_of_the_desk(self) -> bool {
        use UserCommand::{
            AddEntity, AddEvent, Change, ConfirmMark, RejectMark, Remove, Rename, SameOrNot, Split, Star, Tags, Views,
        };
        matches!(
            self,
            Rename
                | SameOrNot
                | Split
                | Remove
                | AddEntity
                | AddEvent
                | Change
                | ConfirmMark
                | RejectMark
                | Star
                | Tags
                | Views
        )
    }

    pub fn entry(self) -> Entry {
        const CTRL: Modifiers = Modifiers::COMMAND;
        const NONE: Modifiers = Modifiers::NONE;
        match self {
            Self::OpenFolder => {
                entry("Open folder…", "Read the articles of a folder and everything below it").key(CTRL, Key::O)
            }
            Self::OpenSample => entry("Open sample articles", "Read the articles built into the program"),
            Self::ReadAgain => {
                entry("Read again", "Read the articles anew, as they are on the disk now").key(NONE, Key::F5)
            }
            Self::SaveAs => {
                entry("Save workspace as…", "Keep your work in a file of your choice from now on").key(CTRL, Key::S)
            }
            Self::Relocate => entry("Articles moved…", "Say where the articles of this workspace are now"),
            Self::Export => {
                entry("Export…", "Write the network or the timeline as SVG, PNG or PDF, or all that was found as JSON")
                    .key(CTRL, Key::E)
            }
            Self::Quit => entry("Quit", "Close the window").key(CTRL, Key::Q),
            Self::Back => entry("Back", "To what was selected before").key(Modifiers::ALT, Key::ArrowLeft),
            Self::Forward => entry("Forward", "To what was selected next").key(Modifiers::ALT, Key::ArrowRight),
            Self::Palette => entry("Commands…", "Find any command by a word of it").key(CTRL, Key::P),
            Self::Find => entry("Find in document…", "Look for words in the open document").key(CTRL, Key::F),
            Self::FindNext => entry("Find next", "To the next place with these words").key(NONE, Key::F3),
            Self::FindPrevious => {
                entry("Find previous", "To the place before with these words").key(Modifiers::SHIFT, Key::F3)
            }
            Self::Search => {
                entry("Search folder…", "Look for words in every text, and for documents and entities by name")
                    .key(CTRL.plus(Modifiers::SHIFT), Key::F)
            }
            Self::Deselect => entry("Select nothing", "Clear the selection").key(NONE, Key::Escape),
            Self::NextPanel => entry("Next panel", "Move the keyboard to the next panel").key(NONE, Key::F6),
            Self::PreviousPanel => {
                entry("Previous panel", "Move the keyboard to the panel before").key(Modifiers::SHIFT, Key::F6)
            }
            Self::OnlySelection => {
                entry("Only what is selected", "Show nothing but what has to do with the selection").key(CTRL, Key::L)
            }
            Self::ExcludeSelection => entry("Leave out what is selected", "Show everything but the selection")
                .key(CTRL.plus(Modifiers::SHIFT), Key::L),
            Self::ClearFilter => {
                entry("Clear all filters", "Show everything again").key(CTRL.plus(Modifiers::ALT), Key::L)
            }
            Self::Undo => entry("Undo", "Take back your last decision, pin or filter").key(CTRL, Key::Z),
            Self::Redo => entry("Redo", "Do again what was taken back").key(CTRL.plus(Modifiers::SHIFT), Key::Z),
            Self::NextMention => {
                entry("Next mention", "To the next place that tells of the selection, in this document or the next")
                    .key(Modifiers::ALT, Key::ArrowDown)
            }
            Self::PreviousMention => entry("Previous mention", "To the place before that tells of the selection")
                .key(Modifiers::ALT, Key::ArrowUp),
            Self::CopyCitation => entry("Copy as citation", "Copy the selected words with source, title and date")
                .key(CTRL.plus(Modifiers::SHIFT), Key::C),
            Self::OpenOriginal => entry("Open original file", "Show the document’s file in the system’s own program")
                .key(CTRL.plus(Modifiers::SHIFT), Key::O),
            Self::KeepBeside => entry(
                "Keep beside",
                "Keep this document on show and read the next one beside it, with what both share lit",
            )
            .key(CTRL, Key::B),
            Self::LargerText => entry("Larger text", "Set documents larger").key(Modifiers::ALT, Key::Plus),
            Self::SmallerText => entry("Smaller text", "Set documents smaller").key(Modifiers::ALT, Key::Minus),
            Self::UsualText => entry("Usual text size", "Set documents in the size they had at first"),
            Self::Marks(MarkKind::People) => entry("Mark people", "Mark the names of people in the text"),
            Self::Marks(MarkKind::Organizations) => {
                entry("Mark organisations", "Mark the names of organisations in the text")
            }
            Self::Marks(MarkKind::Places) => entry("Mark places", "Mark the names of places in the text"),
            Self::Marks(MarkKind::Equipment) => entry("Mark equipment", "Mark the names of equipment in the text"),
            Self::Marks(MarkKind::Events) => entry("Mark events", "Mark the words that tell of events"),
            Self::Marks(MarkKind::Dates) => entry("Mark dates", "Mark the words that tell a day"),
            Self::HiddenCharacters => {
                entry("Show hidden characters", "Make characters of direction and of no width visible in the text")
            }
            Self::Rename => {
                entry("Rename…", "Choose the name that the selected entity is listed under").key(NONE, Key::F2)
            }
            Self::SameOrNot => {
                entry("Same or not…", "Say what the selected entity or event is the same as, or not").key(CTRL, Key::M)
            }
            Self::Split => entry("Split…", "Say which mentions of the selected entity name something else")
                .key(CTRL.plus(Modifiers::SHIFT), Key::M),
            Self::Change => {
                entry("Change…", "Correct the selected event, or the day of the selected document").key(CTRL, Key::U)
            }
            Self::Remove => {
                entry("Remove", "Hide the selected entity, or strike out the selected event").key(NONE, Key::Delete)
            }
            Self::AddEntity => {
                entry("Add entity…", "Say what the selected text names").key(CTRL.plus(Modifiers::SHIFT), Key::E)
            }
            Self::AddEvent => {
                entry("Add event…", "Say what the selected text tells of").key(CTRL.plus(Modifiers::SHIFT), Key::A)
            }
            Self::ConfirmMark => entry("Confirm mark", "The mark clicked last in the text is right")
                .key(CTRL.plus(Modifiers::SHIFT), Key::Y),
            Self::RejectMark => entry("Reject mark", "The mark clicked last in the text is no name, or no event")
                .key(CTRL.plus(Modifiers::SHIFT), Key::N),
            Self::Star => {
                entry("Star", "Put a star on the selection, or take it off").key(CTRL.plus(Modifiers::SHIFT), Key::B)
            }
            Self::Tags => entry("Tags…", "Put tags on the selection, or take them off").key(CTRL, Key::T),
            Self::Views => {
                entry("Saved views…", "Keep filter, selection, layout and zoom under a name, and come back to them")
                    .key(CTRL.plus(Modifiers::SHIFT), Key::S)
            }
            Self::FocusNear => entry("Neighbourhood", "Show only what is tied to the selection in the network")
                .key(CTRL.plus(Modifiers::ALT), Key::Num1),
            Self::FocusFarther => {
                entry("Neighbourhood, 2 steps", "Show what is at most two ties away from the selection")
                    .key(CTRL.plus(Modifiers::ALT), Key::Num2)
            }
            Self::HideNode => entry("Hide in the network", "Take the selection out of the network's picture")
                .key(CTRL.plus(Modifiers::SHIFT), Key::H),
            Self::WholeNetwork => entry("Whole network", "Take back neighbourhood, hiding, collapsing and days")
                .key(CTRL.plus(Modifiers::ALT), Key::Num0),
            Self::OnlyDaysInView => entry("Only the days in view", "Filter by the days that the timeline shows now")
                .key(CTRL.plus(Modifiers::SHIFT), Key::D),
            Self::ShowAllDays => entry("Show all days", "Bring every event on the timeline into view"),
            Self::Lanes(Grouping::Kind) => entry("Lanes by kind", "A lane of the timeline for each kind of event"),
            Self::Lanes(Grouping::Entity) => entry("Lanes by actor", "A lane of the timeline for each who takes part"),
            Self::Lanes(Grouping::Countries) => {
                entry("Lanes by countries", "A lane of the timeline for each pair of countries")
            }
            Self::Lanes(Grouping::Source) => entry("Lanes by source", "A lane of the timeline for each outlet"),
            Self::HijriDays => entry("Islamic dates", "Label the timeline with days of the Hijri calendar too"),
            Self::Months(MonthNames::English) => entry("English months", "Call months Jan, Feb and so on"),
            Self::Months(MonthNames::Levantine) => {
                entry("Levantine months", "Call months by their names in Syria, Lebanon, Jordan, Palestine and Iraq")
            }
            Self::Months(MonthNames::Egyptian) => {
                entry("Egyptian months", "Call months by their names in Egypt, Sudan and the Gulf")
            }
            Self::ToggleTheme => {
                entry("Light or dark", "Change between the light and the dark theme").key(CTRL, Key::D)
            }
            Self::ZoomIn => entry("Zoom in", "Make everything larger").key(CTRL, Key::Plus),
            Self::ZoomOut => entry("Zoom out", "Make everything smaller").key(CTRL, Key::Minus),
            Self::ZoomReset => entry("Actual size", "Undo the zoom").key(CTRL, Key::Num0),
            Self::TogglePanel(panel) => entry(panel.title(), "Show or hide this panel").key(CTRL, panel.key()),
            Self::ResetPanels => entry("Reset panels", "Put every panel back where it was at first"),
            Self::Settings => {
                entry("Settings…", "Theme, sizes, calendars, and what is remembered").key(CTRL, Key::Comma)
            }
            Self::Tour => entry("First steps", "Show what each panel is for"),
            Self::About => entry("About Marsad", "Version and licences"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_panel_is_in_a_menu() {
        let all: Vec<UserCommand> = UserCommand::all().collect();
        assert!(PanelKind::ALL.iter().all(|panel| all.contains(&UserCommand::TogglePanel(*panel))));
    }

    #[test]
    fn no_two_commands_share_a_label_or_a_key() {
        let (mut labels, mut keys) = (BTreeMap::new(), BTreeMap::new());
        for command in UserCommand::all() {
            let entry = command.entry();
            assert!(!entry.tooltip.is_empty(), "{command:?}");
            assert_eq!(labels.insert(entry.label, command), None, "{}", entry.label);
            if let Some(shortcut) = entry.shortcut {
                let name = shortcut.format(&egui::ModifierNames::NAMES, false);
                assert_eq!(keys.insert(name.clone(), command), None, "{name}");
            }
        }
    }
}
