<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes:02}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anticlockwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order drawn by lot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins where last time ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talking piece: to the neighbour, never back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody speaks: who passes is asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least heard first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody twice before all had a turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One question and one follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own experience only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direct responses may jump in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever leads the item listens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inner circle with an empty chair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room votes to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In small groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own experience only: “when I…”, never “you should”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions only: no advice, no stories.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question to understand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direct response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaks for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaks against it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show of hands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roman vote: thumbs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dot vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret ballot, totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amendment to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconded by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laid on the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New wording of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic of the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evenly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as in most groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unevenly: worth a look together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carried without dissent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not carried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tied, so not carried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no votes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temperature taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No quorum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chatham House Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>member</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>away for a while</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head of the papers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this laptop keeps…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bin…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New meeting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the next meeting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day, time and rules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pocket sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned and taken…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete meeting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a format…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as a format…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import format…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export format…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip, or take up again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protect from shortening, or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the section before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the next section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New section here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the heading of the section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold or fold the steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend what is not ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By who leads it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The presenter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs until its planned end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands until Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each step its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For you alone: {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cuts in, then {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time for {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends {time}, planned {planned}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends {time} · {minutes} late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends {time} · {minutes} early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has not heard the Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The talk is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hands: type initials, Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} new items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of {n} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move of {n} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete of {n} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut of {n} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paste of {n} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copies of {n} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skip of {n} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protection of {n} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shortening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shortening of {n} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of a section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of {n} sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use of a format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use of {n} formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import of {n} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 minute too long: shorten, drop or park</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} minutes too long: shorten, drop or park</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {begin}–{end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda · {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda · {total} of {slot}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} spare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fits to the minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coming · {counts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One person in {sector}: a note that names the sector points to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One person each in {sectors}: a note that names one of these points to a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing on the agenda: use a format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 person comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} people come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody comes yet: add members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 member not asked: ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} members not asked: ask all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 guest not told the Rule: mark as told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} guests not told the Rule: mark as told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guests know the Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>initials differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>told apart as {initials}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on mains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>battery {n} %: plug it in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>soft sound when a time is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound is on, and nothing here plays it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strip and pocket are plain windows here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fits the evening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} too long: shorten the longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} too long before {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 item without minutes: say them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} items without minutes: say them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>public titles set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 led item without a public title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} led items without a public title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the door is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {n} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} items taken off the agenda.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken off the agenda.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New section {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formats (*.toml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import an agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agendas (*.md *.markdown *.csv *.tsv *.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import what was copied…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda as Markdown…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda as a table (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends at {half}, in eight of ten draws between {low} and {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over by {time}, give or take {minutes} min: {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing breaks the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan breaks most often at “{title}”: {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In “{title}” its minutes leave the last person half a turn: {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {count} draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand up or down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The floor now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has been them all along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is next, or no longer	*</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has now heard the Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sits in the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes part by a call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the chair back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the chair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the list of hands	#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the list of hands	#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last speaker again	Ctrl+B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives their time to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The presenter’s paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given and erased…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgendaCells</name>
    <message>
        <source>Turns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgendaColumn</name>
    <message>
        <source>Use a format…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on the agenda yet. Use a format, or press Ctrl+N and type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This meeting is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl ↵</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the screens show the same: extend them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a second screen is there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgendaExchange</name>
    <message>
        <source>Save the agenda</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgendaImport</name>
    <message>
        <source>1 item was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} items were imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take them out again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgendaModel</name>
    <message>
        <source>No section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} free before {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} too long before {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>past the end of the meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 step</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message>
        <source>{length} × {people}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} · public title set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgendaPapersPresenter</name>
    <message>
        <source>The agenda is written, opened again and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pocket sheet is written. It holds working titles and initials: keep it to yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>The paper’s fonts do not have {characters}; codes are printed instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar file is written, opened again and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agenda is written, with its public titles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n characters are printed as codes.</source>
        <translation>
            <numerusform>%n character is printed as its code.</numerusform>
            <numerusform>%n characters are printed as codes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgendaRail</name>
    <message>
        <source>Agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Parked %n</source>
        <translation>
            <numerusform>Parked %n</numerusform>
            <numerusform>Parked %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✓ %n earlier</source>
        <translation>
            <numerusform>✓ %n earlier</numerusform>
            <numerusform>✓ %n earlier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgendaTable</name>
    <message>
        <source>Agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody · public title set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Hidden from screen sharing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen sharing shows this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound when a time is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A soft sound when a time is over: this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on this system plays sounds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PeerDesk met a fault last time. What you kept is safe; a report without content is in the log folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong ({place}). What you kept is safe; you can go on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AtDoorPage</name>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On to the minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line of the column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the line in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the door</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttributeDialog</name>
    <message>
        <source>The name, as it is to be printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A description, or the name as it is to be printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Whose it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speaker &amp;agreed to be named with this sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded for {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name may stand in this line only; anywhere else in the paper it is found as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the tick the words are a description, and are checked like a note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>Bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Erase now…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;mpty the bin…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups, meetings and items rest here for {days} days as they were planned. Notes, promises, minutes and private notes were erased when these were deleted and do not come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be put back then, and nothing else of the group in the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be put back then, and none of its items in the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be put back then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase “{title}” for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the bin?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that rests in it can be put back then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BinModel</name>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BinPresenter</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalendarDialog</name>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This meeting has no planned time, so it takes the whole day in the calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says no word of who is asked. Who leads is called as on the Stage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One meeting, on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n meetings, from {first} to {last}.</source>
        <translation>
            <numerusform>%n meeting, from {first} to {last}.</numerusform>
            <numerusform>%n meetings, from {first} to {last}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every week, on {weekday}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every 2 weeks, on {weekday}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every month, on day {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every month, on day {day} or the last before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every month, on the first {weekday}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every month, on the second {weekday}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every month, on the third {weekday}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every month, on the fourth {weekday}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every month, on the last {weekday}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloseSteps</name>
    <message>
        <source>Make names neutral that are still in the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffle and rebuild, so that the order of speaking no longer exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase the clock’s and the floor’s last state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClosingPanel</name>
    <message>
        <source>The talk is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned and taken, minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget it all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This meeting was started on the spot. Forget it all, or keep it as a group’s first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc goes to the lines. Back still returns to the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n actions</source>
        <translation>
            <numerusform>%n action</numerusform>
            <numerusform>%n actions</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} are kept; who said what was never written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n names were made neutral.</source>
        <translation>
            <numerusform>%n name was made neutral.</numerusform>
            <numerusform>%n names were made neutral.</numerusform>
        </translation>
    </message>
    <message>
        <source>The floor went round as if {some} of {all} had spoken equally long: {how}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>owners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The close shuffles the notes for good; PgDn again closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still open: {lines}. Esc goes there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget this meeting?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its notes and its people are erased for good.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComingList</name>
    <message>
        <source>Who comes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComingModel</name>
    <message>
        <source>not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not come</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter to go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecideBar</name>
    <message>
        <source>How to decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result or names: {form}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter keeps it. ↑ ↓ another way. Esc leaves.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecidingModel</name>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecidingPanel</name>
    <message>
        <source>Motions and topics</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecidingPresenter</name>
    <message>
        <source>Mover, seconder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amendment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A topic, Enter for the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The motion as it stands now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more votes than people here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no quorum, so not carried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{outcome}; figures stay out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{outcome}, {n} did not vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5-3-2, in their order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which: one, two, three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden while the room can see this screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A topic was taken away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconded by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amendment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter takes it up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not carried: there is no quorum. The result is kept as a decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thumbs up: +{n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for this topic is over. All thumbs at once:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an item to see all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was asked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask all members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mix of the room</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoorLines</name>
    <message>
        <source>At the door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoorPanel</name>
    <message>
        <source>Who sits where? Type initials round the table, clockwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, last in the last round, begins the first one. As typed instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Starting now, %n late: we end {end}.</source>
        <translation>
            <numerusform>Starting now, %n late: we end {end}.</numerusform>
            <numerusform>Starting now, %n late: we end {end}.</numerusform>
        </translation>
    </message>
    <message>
        <source>or end {end}: {items}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody here has the initials {initials}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without any, everybody sits in the order of the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} and %n more</numerusform>
            <numerusform>{names} and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Not typed yet: {names}. They come in late with two letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody is here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoorSide</name>
    <message>
        <source>Show the Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read out first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“We begin at {time}”, the Rule, and nobody’s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet: the Stage is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“We meet under the Chatham House Rule. You may use what you hear. You may not say who said it, where they work, or who was here. If a part needs to be stricter, say so before you speak.”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“What is said here stays here. There will be no paper about what was said.”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“You may use what you hear, described only in words that we agree on.”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“This meeting is on the record.”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Empty</name>
    <message>
        <source>New group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl Shift B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New meeting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl Shift M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl Shift E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No meeting yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No group yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in the members, then make a meeting from a format and change it as you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one, or type 6 at the left and press Enter to start now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErasingPresenter</name>
    <message>
        <source>The sentence is gone from PeerDesk and its backups. Version {new} replaces version {old}: send it to those who have that, and throw away its files and mails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group}: what was said on {day} is erased on {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Keep it %n days longer</source>
        <translation>
            <numerusform>Keep it %n day longer</numerusform>
            <numerusform>Keep it %n days longer</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase it now…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group}: what was said on {day} is kept until {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything said on {day} goes from notes, minutes and all backups and cannot be put back. What was sent cannot be called back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group}: what was said on {day} was kept long enough and is erased, as announced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group}: what was said on {day} is gone from PeerDesk and its backups. Files and mails of it are not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erasing it from the vault and every backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It is gone from the minutes, but the disk did not let it go from %n files. Make room and start PeerDesk again: it is done then.</source>
        <translation>
            <numerusform>It is gone from the minutes, but the disk did not let it go from %n file. Make room and start PeerDesk again: it is done then.</numerusform>
            <numerusform>It is gone from the minutes, but the disk did not let it go from %n files. Make room and start PeerDesk again: it is done then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backups could not be read and were taken away; a new one was made.</source>
        <translation>
            <numerusform>%n backup could not be read and was taken away; a new one was made.</numerusform>
            <numerusform>%n backups could not be read and were taken away; a new one was made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportingPresenter</name>
    <message>
        <source>names, nicknames, companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no other names than those shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fonts embedded, text and its order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text and its order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>author, times, hidden parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: not in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written and read back: nobody of the group is named in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written and read back: people are named only where it was agreed or on the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written and read back: its words are those shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindAction</name>
    <message>
        <source>Type a part of its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in titles and sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why may it stay?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or why, in your words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it may stay, in your words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FinishDialog</name>
    <message>
        <source>&amp;Finish by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agenda has no more to give: it would end at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would end at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to change: it ends at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FitBar</name>
    <message>
        <source>Shorten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the minutes from items that can give them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it off this agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip it this time; it comes back with the next meeting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoldedList</name>
    <message>
        <source>{count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormatDialog</name>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes the place of the agenda. Ctrl+Z brings the old one back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of this group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the format “{title}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agendas that were made from it stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormatFit</name>
    <message>
        <source>as long as it takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pe&amp;ople</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time at &amp;hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even at its shortest it is {span} too long for {slot}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without “{block}” it fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take another format, or more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} to spare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It fits to the minute.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormatPreview</name>
    <message>
        <source>Items of the format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{old} → {new}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} for {people} · made for {least} to {most}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormatsPresenter</name>
    <message>
        <source>“{title}” is now a format of this group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format was written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Attribution of new meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Distribution of the minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names on the &amp;Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Facilitator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of the notes tells ordinary words from names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quorum, members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kept after release, days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language of new meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Person becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Organisation becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last two stand in notes where a name or a firm was typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a member</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said is erased so many days after the minutes were released.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a participant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their organisation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import an agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In place of the agenda; Ctrl+Z brings it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behind the agenda there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Where to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} without minutes, counted as 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in this group, so they lead nothing here: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out, because it is no part of an agenda: {titles}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (not here)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemForm</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the working title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Public title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin&amp;s at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minu&amp;tes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per pers&amp;on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;urns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attri&amp;bution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minute&amp;d to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;If late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;At its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Warns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes le&amp;ft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not timed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by its steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by its length, or 2m, 30s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For &amp;you alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lin&amp;ks and files, for you alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To r&amp;ead out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeepingDialog</name>
    <message>
        <source>What this laptop keeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what this laptop keeps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeepingPresenter</name>
    <message>
        <source>Written, opened again and checked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LetterheadDialog</name>
    <message>
        <source>stands over the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands under the last sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Closing line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both lines are checked for names in each paper, like notes. PeerDesk cannot read pictures: look yourself whether a logo names a person or a firm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LetterheadPresenter</name>
    <message>
        <source>The papers of the group have it from now on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LockDialog</name>
    <message>
        <source>The PDF opens with this password only. Tell it to the presenter another way than the file; PeerDesk keeps it nowhere and cannot bring it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock and write…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it down now: it is not shown again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogoBox</name>
    <message>
        <source>There is a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no logo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeetingDialog</name>
    <message>
        <source>It starts on the spot, without a &amp;planned time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t&amp;o</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Attribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;istribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language of the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: an empty agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fo&amp;rmat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agenda of “{title}” again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 item was left over; it comes behind the opening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} items were left over; they come behind the opening.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemberDialog</name>
    <message>
        <source>several with a semicolon between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;gion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-&amp;mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MembersDialog</name>
    <message>
        <source>Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bring in from a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find by name, firm or sector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a member</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name} from the group?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known of them and whether they came is erased. Notes have no names in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MembersModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MembersPresenter</name>
    <message>
        <source>1 person added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} people added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} named twice and taken once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns not used: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MinutesCount</name>
    <message>
        <source>Show the minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n sentences</source>
        <translation>
            <numerusform>%n sentence</numerusform>
            <numerusform>%n sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n actions</source>
        <translation>
            <numerusform>%n action</numerusform>
            <numerusform>%n actions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>{counted}. Their words are hidden.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MinutesErasing</name>
    <message>
        <source>Withdraw sentence…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{sentence}”

It is erased from the notes, the minutes and every backup that PeerDesk keeps, and cannot be put back. The minutes become version {version}.

Files and mails written before still have it, also on this laptop, and what was sent cannot be called back: whoever has a copy keeps it until they throw it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw this sentence?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MinutesHints</name>
    <message numerus="yes">
        <source>%n suggestions</source>
        <translation>
            <numerusform>%n suggestion</numerusform>
            <numerusform>%n suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, two things</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the same?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The paper has %n so far. Lift what matters most: Ctrl Shift M.</source>
        <translation>
            <numerusform>The paper has %n so far. Lift what matters most: Ctrl Shift M.</numerusform>
            <numerusform>The paper has %n so far. Lift what matters most: Ctrl Shift M.</numerusform>
        </translation>
    </message>
    <message>
        <source>Key messages: three to seven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who knows the group can tell from a count who is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say it without counting, such as: there was general agreement; it was said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts people: “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MinutesOrdering</name>
    <message>
        <source>Sentence up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join with the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under a theme…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An area of agreement, or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An area of disagreement, or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An open question, or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A suggested next step, or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribute with consent…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribute no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Among the key messages, or not</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MinutesPage</name>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the presenter’s paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write Word…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write Markdown…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A4 or Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take change back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make change again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put neutral words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep words…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MinutesPresenter</name>
    <message>
        <source>any of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words are others now, so nobody is named with them any more. Ask again first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for names: {done} of {of} sentences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a public fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a person or firm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points at nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never a person or firm in this group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said on {day} was erased on {last}. Titles, attendance and promises are still there; what was sent is with those who have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper’s fonts do not have this ({codes}); its code or name is printed instead.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MinutesPrinting</name>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MinutesRail</name>
    <message>
        <source>Nothing left to check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits only some of you {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By what you told PeerDesk about your members.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl Shift X</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>{place} of {count} places</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message>
        <source>Public fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a person or firm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It points at nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never one in this group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be checked in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was checked in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying the pages out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n pages so far…</source>
        <translation>
            <numerusform>%n page so far…</numerusform>
            <numerusform>%n pages so far…</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing and reading back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading back…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoreTimeDialog</name>
    <message>
        <source>3, 1:30, 45s or -2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;More time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotHeard</name>
    <message>
        <source>Not heard: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{text} and %n more</source>
        <translation>
            <numerusform>{text} and one more</numerusform>
            <numerusform>{text} and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Not heard: {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteEntry</name>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen is up. Nothing is taken down.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteList</name>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>This item · nobody is named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter keeps it as “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions of this meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n notes in this item</source>
        <translation>
            <numerusform>%n note in this item</numerusform>
            <numerusform>%n notes in this item</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found in this meeting</source>
        <translation>
            <numerusform>%n found in this meeting</numerusform>
            <numerusform>%n found in this meeting</numerusform>
        </translation>
    </message>
    <message>
        <source>This item · on the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No notes in this item yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ edit · Ctrl Shift D strike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>members only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in no paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of the note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesPresenter</name>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Struck. It is gone from the vault.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ObjectionsPresenter</name>
    <message>
        <source>Objections to the minutes of {day} ended yesterday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Objections to the minutes of {day} ended %n days ago.</source>
        <translation>
            <numerusform>Objections to the minutes of {day} ended %n day ago.</numerusform>
            <numerusform>Objections to the minutes of {day} ended %n days ago.</numerusform>
        </translation>
    </message>
    <message>
        <source>Release…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnersList</name>
    <message>
        <source>Action {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who and when: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mk 2 apr</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageDialog</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperChooser</name>
    <message>
        <source>Paper shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For those who took part. It names them, so it is no part of the minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was on the record, with names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For whoever brought the case, as a locked PDF or on paper. Then it is erased here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does the presenter have the paper of “{title}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n sentences of the case are erased here, for good. The minutes will say only that a case was discussed.</source>
        <translation>
            <numerusform>%n sentence of the case is erased here, for good. The minutes will say only that a case was discussed.</numerusform>
            <numerusform>%n sentences of the case are erased here, for good. The minutes will say only that a case was discussed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Given: erase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Pages of the minutes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PapersPresenter</name>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written, locked and read back. Once its presenter has it, erase what was said on the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed. Once its presenter has the paper, erase what was said on the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given and erased…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased. The minutes say only that a case was discussed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erasing it from the vault and its backups…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members’ sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chapter minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presenter’s paper: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Change the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Present passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a passphrase anyone with this laptop can read the vault. With one, nobody can, and nobody can bring it back if both it and the recovery code are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters; a few words are best.</source>
        <translation>
            <numerusform>At least %n character; a few words are best.</numerusform>
            <numerusform>At least %n characters; a few words are best.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanPresenter</name>
    <message>
        <source>The agenda is now “{title}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the old one back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the spot</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PocketClock</name>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has the floor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PocketPanel</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hands {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrepareDialogs</name>
    <message>
        <source>Keep as a format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name of the format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the pocket sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the group “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its members, formats, meetings and agendas rest in the bin for {days} days. Its notes, promises, minutes and private notes are erased at once, for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the meeting “{title}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its agenda and who was asked rest in the bin for {days} days. Its notes, promises, minutes and private notes are erased at once, for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the calendar file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreparePage</name>
    <message>
        <source>Show the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups, members and working titles are hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item and people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both screens show the same. Extend them in the settings of the system; until then the room would see this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on this system plays sounds. The clock shows the end of a time anyhow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug the laptop in. If it dies, every note is kept, but the room has no clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug the laptop in: its battery lasts {hours}:{minutes} hours.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintingPresenter</name>
    <message>
        <source>Printing: page {done} of {of}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n pages went to the printer.</source>
        <translation>
            <numerusform>%n page went to the printer.</numerusform>
            <numerusform>%n pages went to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>6 or ana, ben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start now: how many people, or their names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New meeting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not locked. Anyone with this laptop can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No meeting yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadBackPresenter</name>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Struck. It is gone from the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Struck. Ctrl+Z puts it back for ten seconds.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Show the sentences of this evening to the room?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room sees this item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for names: {done} of {of} sentences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing that may be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n sentences</source>
        <translation>
            <numerusform>%n sentence</numerusform>
            <numerusform>%n sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message>
        <source>{sentences}, {items}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n wait for the check and stay hidden.</source>
        <translation>
            <numerusform>%n waits for the check and stays hidden.</numerusform>
            <numerusform>%n wait for the check and stay hidden.</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resource: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions, without their owners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the record: nothing of it is in a paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A member’s case: its notes belong to its presenter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n wait for the check.</source>
        <translation>
            <numerusform>%n waits for the check.</numerusform>
            <numerusform>%n wait for the check.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more wait for the check.</source>
        <translation>
            <numerusform>%n more waits for the check.</numerusform>
            <numerusform>%n more wait for the check.</numerusform>
        </translation>
    </message>
    <message>
        <source>O out · S softer · M merge · Ctrl+Z takes back · PgDn goes on · Esc ends</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingPanel</name>
    <message>
        <source>Show the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadyCard</name>
    <message>
        <source>Ready?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;I have written it down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is locked from now on. Write this code on paper and keep it away from the laptop: it opens the vault when the passphrase is forgotten, and it is not shown again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RehearsalChart</name>
    <message>
        <source>Planned and drawn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RehearsalPresenter</name>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over at {time}: {late}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the next item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing: {n} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % late, by {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With later items shortened on the way it ends at {half}; in time: {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” would lose {minutes} min of {planned}: {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each start plays the meeting with other overruns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to rehearse yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late by {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>early by {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RehearseDialog</name>
    <message>
        <source>Rehearse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late by 00 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thin: as planned. Thick: the middle of all draws. Pale: where it lies in eight of ten. Drawn from log-normal overruns of about a tenth, of a fifth where many talk: chosen, not measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thin: as planned. Thick: as it goes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoomMessageDialog</name>
    <message>
        <source>Please take your seats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody in the room reads it. Names of the group are made neutral.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Stage is off; F7 shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoomNotice</name>
    <message>
        <source>The room may see this screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl Shift R</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoundPricing</name>
    <message numerus="yes">
        <source>%n min past its step</source>
        <translation>
            <numerusform>%n min past its step</numerusform>
            <numerusform>%n min past its step</numerusform>
        </translation>
    </message>
    <message>
        <source>The round ends {time}, {past}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it from {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoundTable</name>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has the floor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>On the spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of {all} here</source>
        <translation>
            <numerusform>%n of {all} here</numerusform>
            <numerusform>%n of {all} here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n here</source>
        <translation>
            <numerusform>%n here</numerusform>
            <numerusform>%n here</numerusform>
        </translation>
    </message>
    <message>
        <source>{here} · {name} has the chair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{here} · may sleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amendment: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next person, step or item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who?…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the chosen item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It started at…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish by…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause, go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A minute more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A minute less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lateness against the plan, or since the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass or skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was not heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table as a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table as a ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the floor passes on…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last speaker again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close or open the list of hands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand the chair…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the chair back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By a call, or in the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves the table, or comes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has now heard the Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the talk now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen up, pen down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strike the last note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the last note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage, strip, blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the Stage away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage as a window to share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message to the room…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pocket window beside a call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blank the Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back: this sentence out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back: say it more softly, or as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back: merge with the next sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back: take the last change back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back: stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the sentences back to the room…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the box, at the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover; any key and Enter return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the last note, in an empty box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this meeting, in an empty box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the next underlined word, in the box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last note, in an empty box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A seat, at the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its initials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand up or down, on a seat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The floor now, on a seat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point of order, question, direct response, on a seat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is next, on a seat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that a seat can do, on a seat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From seat to seat, at the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sits one place on or back, on a seat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close or open the list of hands, at the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, at the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back, at the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass, at the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause, go on, at the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A minute more, less, at the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blank the Stage, at the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand up or down, after Who?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The floor now, after Who?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The floor all along, after Who?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out, softer, merge with the next, while sentences are read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last change back, while sentences are read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 s ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gives their time to {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turns have no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room may see this screen: notes are hidden on it. Ctrl+Shift+R shows them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts {time} · {minutes} late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunPresenter</name>
    <message>
        <source>Next: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: {name}. Then: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PeerDesk was away {time}. Counted as meeting time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has not heard the Rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has heard it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has the floor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In silence only points of order are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of hands is closed: only points of order are taken. # opens it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} leads this item and listens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The laptop slept {time}. Counted as meeting time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Seat</name>
    <message>
        <source>has the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused by an interjection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has the chair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has not heard the Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>point of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clarifying question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in favour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes part by a call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hand up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeatingLine</name>
    <message>
        <source>Initials round the table, clockwise</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>Send the minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Minutes to the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members’ &amp;sheet to those who took part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Write the mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Write the mails again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Write the mails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Release now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send for &amp;objections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Release without objections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing and reading back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the mails are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wed 30 Sep 2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day for objections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PeerDesk sends nothing. It writes mails that your mail program opens, with the addresses in Bcc.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendingPanel</name>
    <message>
        <source>Send…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl Shift S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands in them changes no more, but a sentence can be withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendingPresenter</name>
    <message>
        <source>Off the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released · version {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objections have ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For objections until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mail is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n have no address in PeerDesk: {names}.</source>
        <translation>
            <numerusform>%n has no address in PeerDesk: {names}.</numerusform>
            <numerusform>%n have no address in PeerDesk: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft for objections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New version of the minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members’ sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking it back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program here opens mails. The file is in the folder above; open it from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written and read back. Open each, look at it, and send it from your mail program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mail was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The minutes are one step on; a mail is still missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back. What was sent already cannot be called back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address is known: the mail opens without recipients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Goes to %n members.</source>
        <translation>
            <numerusform>Goes to %n member.</numerusform>
            <numerusform>Goes to %n members.</numerusform>
        </translation>
    </message>
    <message>
        <source>The sheet opens without recipients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The sheet goes to %n.</source>
        <translation>
            <numerusform>The sheet goes to %n.</numerusform>
            <numerusform>The sheet goes to %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>For objections until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent for objections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released, version {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released on {day}, version {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SentenceEditor</name>
    <message>
        <source>Words of this sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter keeps · Shift Enter splits · Esc leaves it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this sentence out of the paper</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShapeBar</name>
    <message>
        <source>Shape of the evening</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpreadModel</name>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▼ {turn}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Esc closes this view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We begin at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>we end {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>we end {time} · {minutes} late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearly time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time to close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen is up: nothing is taken down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StagePresenter</name>
    <message>
        <source>On the Stage: “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chatham House Rule: use what you hear; never who said it, where they work, or who was here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the record: what is said here stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Stage has stopped. The meeting goes on; press F7 to show it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group} · {name} leads</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartedAtDialog</name>
    <message>
        <source>&amp;It started at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time of day such as {time}, or how long ago: 90s, 4m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableList</name>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableModel</name>
    <message>
        <source>Hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc ↓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of hands is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThemeDialog</name>
    <message>
        <source>&amp;Heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One that is &amp;there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the &amp;end, out of all items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentences under one heading stand together. Empty it to take the sentence out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Thresholds</name>
    <message>
        <source>Time for the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>%n s left</numerusform>
            <numerusform>%n s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>%n min left</numerusform>
            <numerusform>%n min left</numerusform>
        </translation>
    </message>
    <message>
        <source>Time to close: {left}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timekeeping</name>
    <message>
        <source>Start the next, since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on, since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n items changed. The meeting ends at {time}.</source>
        <translation>
            <numerusform>%n item changed. The meeting ends at {time}.</numerusform>
            <numerusform>%n items changed. The meeting ends at {time}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time is over. Break and end would be:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+{n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{choice}: end {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{choice}: {time}, {end}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimesDialog</name>
    <message>
        <source>Planned and taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as &amp;table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No item of this meeting was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save planned and taken</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimesPresenter</name>
    <message>
        <source>{taken} of {planned} minutes taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: over in {times} of {meetings} meetings, by {minutes} min on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{taken} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{taken} of {planned}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes taken of those planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the facilitator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned and taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole minutes; no moment, nobody&apos;s turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en-GB</source>
        <comment>the language of this page, as BCP 47 writes it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written. It holds working titles: keep it to yourself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>This vault is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase or recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhoBar</name>
    <message>
        <source>Who?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter: takes the chair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter hand · Ctrl floor · Ctrl Shift all along · jo! jo? jo: jo* jo@ jo&gt;be</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Prepare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test vault: its keys protect nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pane before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide from screen sharing, or show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft sound when a time is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound when a time is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{notes}, {actions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open to objections</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n actions</source>
        <translation>
            <numerusform>%n action</numerusform>
            <numerusform>%n actions</numerusform>
        </translation>
    </message>
    <message>
        <source>the order of speaking no longer exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room sees the sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room sees the Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room sees the strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage is blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{here} members here, {needed} needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No quorum: {here} of {needed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quorum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chatham House Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not locked. Anyone with this laptop can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WrapUpPanel</name>
    <message>
        <source>2 apr 18:30, who leads</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WrapUpPresenter</name>
    <message>
        <source>Actions and their owners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To look at before a paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The presenter’s paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>released as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An owner is kept as typed: nobody in the group goes by that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rated {mean} of 10 by {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n with an owner</source>
        <translation>
            <numerusform>%n with an owner</numerusform>
            <numerusform>%n with an owner</numerusform>
        </translation>
    </message>
    <message>
        <source>the order of speaking no longer exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n on page one</source>
        <translation>
            <numerusform>%n on page one</numerusform>
            <numerusform>%n on page one</numerusform>
        </translation>
    </message>
    <message>
        <source>written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given and erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of three to seven</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n without an owner</source>
        <translation>
            <numerusform>%n without an owner</numerusform>
            <numerusform>%n without an owner</numerusform>
        </translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still open</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation type="unfinished">
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message>
        <source>not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n to give</source>
        <translation>
            <numerusform>%n to give</numerusform>
            <numerusform>%n to give</numerusform>
        </translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>{old} → {new}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Step</name>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to come</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Wording</name>
    <message>
        <source>What this laptop keeps about you, and until when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted in the vault on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who said what is written nowhere, not even for a moment. A note has no author, no time and no place in an order, so nobody can look it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this laptop keeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en-GB</source>
        <comment>the language of this page, as BCP 47 writes it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until the meeting is erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n agenda items: title, length, lead</source>
        <translation>
            <numerusform>1 agenda item: title, length, lead</numerusform>
            <numerusform>%n agenda items: title, length, lead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; for %n the minutes taken</source>
        <translation>
            <numerusform>; for %n the minutes taken</numerusform>
            <numerusform>; for %n the minutes taken</numerusform>
        </translation>
    </message>
    <message>
        <source>Floor, hands, seconds a person: a meeting is under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor, hands, seconds a person: nothing now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until you are removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Who was asked and who came: %n entries</source>
        <translation>
            <numerusform>Who was asked and who came: 1 entry</numerusform>
            <numerusform>Who was asked and who came: %n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>wiped at the close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the group is called, its rules and words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until the group is erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was last in the last round of three or more, to begin the next one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until the next meeting is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who said what is written only where somebody typed it, with the day of consent. A note has no author, no time and no place in an order, so nobody can look up any other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>; for %n meetings how evenly the floor was shared</source>
        <translation>
            <numerusform>; for one meeting how evenly the floor was shared</numerusform>
            <numerusform>; for %n meetings how evenly the floor was shared</numerusform>
        </translation>
    </message>
    <message>
        <source>How people last sat</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n formats of its own: titles, lengths, lines to read out</source>
        <translation>
            <numerusform>1 format of its own: titles, lengths, lines to read out</numerusform>
            <numerusform>%n formats of its own: titles, lengths, lines to read out</numerusform>
        </translation>
    </message>
    <message>
        <source>until they are removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n things in the bin: as they were planned, nothing that was said</source>
        <translation>
            <numerusform>%n thing in the bin: as it was planned, nothing that was said</numerusform>
            <numerusform>%n things in the bin: as they were planned, nothing that was said</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days, or until the bin is emptied</source>
        <translation>
            <numerusform>%n day, or until the bin is emptied</numerusform>
            <numerusform>%n days, or until the bin is emptied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>1 person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>{people}: {fields}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nicknames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standing</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n meetings</source>
        <translation>
            <numerusform>1 meeting</numerusform>
            <numerusform>%n meetings</numerusform>
        </translation>
    </message>
    <message>
        <source>{meetings}, {first}: title, day, rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{meetings}, {first} to {last}: title, day, rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until the meeting is deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n days after release</source>
        <translation>
            <numerusform>%n day after release</numerusform>
            <numerusform>%n days after release</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promises, and in another table who promised</source>
        <translation>
            <numerusform>1 promise, and in another table who promised</numerusform>
            <numerusform>%n promises, and in another table who promised</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentences in drafts of minutes, with decisions</source>
        <translation>
            <numerusform>1 sentence in a draft of minutes, with decisions</numerusform>
            <numerusform>%n sentences in drafts of minutes, with decisions</numerusform>
        </translation>
    </message>
    <message>
        <source>A note that is half typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that is half typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n notes: words and kind, under their item</source>
        <translation>
            <numerusform>1 note: words and kind, under its item</numerusform>
            <numerusform>%n notes: words and kind, under their item</numerusform>
        </translation>
    </message>
    <message>
        <source>until kept, struck or closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n sentences with words on whose they are</source>
        <translation>
            <numerusform>%n sentence with words on whose it is</numerusform>
            <numerusform>%n sentences with words on whose they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n motions and topics; on the record with mover and seconder</source>
        <translation>
            <numerusform>One motion or topic; on the record with mover and seconder</numerusform>
            <numerusform>%n motions and topics; on the record with mover and seconder</numerusform>
        </translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n backups, the oldest of {day}</source>
        <translation>
            <numerusform>1 backup, of {day}</numerusform>
            <numerusform>%n backups, the oldest of {day}</numerusform>
        </translation>
    </message>
    <message>
        <source>the newest {n}, and {months} monthly ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A log and the window’s looks: no words, names or titles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overwritten beyond {size} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Around it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is erased is gone from the vault by the next start, from a backup once that is replaced; what is withdrawn or expires, from both at once, but for random keys. A promise keeps the name typed with it. What was sent cannot be called back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is encrypted; the passphrase of the person who leads opens it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is encrypted, but no passphrase is set: whoever has this laptop can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Words</name>
    <message>
        <source>No word is close to this one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>box</name>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>The file to write is one of the files to read. Choose another name; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no date. Write it as 2026-03-19; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in this file. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finished file still named somebody or differed from the notes, so it was removed. Your notes are untouched; change the places listed above and write it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script cannot be read as JSON: something is wrong in line {line}. Nothing was played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script has something at “{where}” that cannot be used. Nothing was played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} of the script has something at “{where}” that cannot be used, or lacks it. Nothing was played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token of step {step} stands before it already, or is no single word or line. Nothing was played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} ({do}) has nothing to work on at this place. Nothing was played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} is about an item that the agenda does not have there. Nothing was played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing says where the vault of this script lies. Set PEERDESK_HOME, or name a home in the script; nothing was played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file drive.json beside the vault is not one that PeerDesk wrote. Nothing was played; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another script was begun in this folder. Nothing was played; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note that step {step} is about is not in the meeting. All steps before it are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finished paper did not pass the check and was removed. All steps before it are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no vault of this script yet. Play it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} is a note and no item is running. All steps before it are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found} figures for {options} options: type one for each. Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More votes than the {present} people here could give. Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of somebody in this group. Readers would know who was there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first name of somebody in this group. Readers would know who was there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A surname of somebody in this group. Readers would know who was there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name of somebody in this group, with an initial. Readers would know who was there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What somebody in this group is called. Readers would know who was there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mailbox of somebody in this group. Readers would know who was there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation of somebody in this group. Readers could tell whose it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the name of an organisation in this group. Readers could tell whose it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A product of an organisation in this group. Readers could tell whose it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The internet domain of an organisation in this group. Readers could tell whose it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An e-mail address. It belongs to one person or one organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A telephone number. It belongs to one person or one organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name somebody uses on a network. It belongs to one person or one organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page of a person. It tells who was meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A link with a name of this group in it. Readers could tell whose it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so the paper was not written; your notes are safe and any earlier file is unchanged. Free some space or choose another folder, then export again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PeerDesk may not write there, or the file is open in another program. Nothing was changed: close the file or choose another folder, then export again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a folder of that name, so the paper was not written. Choose a file name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That folder does not exist, so the paper was not written. Make it or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file name is too long for this disk, so the paper was not written. Choose a shorter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper could not be written there; your notes are safe and any earlier file is unchanged. Choose another folder and export again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file to write must end in .pdf, .docx or .md. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not read as a result. Type it as in {example}; nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This motion is no longer there. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This topic is no longer there. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This motion is no longer open. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An amendment of an amendment cannot be amended. Put it to the vote first; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This motion has amendments that are still open. Put them to the vote first; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has seconded this motion. With more than twelve people it needs a second; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody here is called {name}. Type initials or a name; nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pen is up: nothing is taken down. Ctrl+L takes it up again; nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks like a person who is not in this group. Readers may know who is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks like a firm or another organisation. It can tell who works or trades with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A place. It can tell where somebody works or lives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where somebody or something comes from. It can fit only few of this group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A date. Together with what happened then it can tell whose story this is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A figure. Exact figures can identify an organisation; the size alone says as much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A postal address. It belongs to one person or one organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An account or card number. It belongs to one person or one organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number or reference. Whoever can look it up knows whose it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A position at an organisation. Few people hold it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits one member of this group, by what PeerDesk knows of its members. Whoever knows the group knows who this is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits two members of this group, by what PeerDesk knows of its members. Readers need one guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits three members of this group, by what PeerDesk knows of its members. Readers can guess who it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points at somebody of this group. Whoever was there may know who it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He and she tell women from men. In a group this small that can be enough to know who it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A long quotation: people recognise their own words. Paraphrase it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody speaks for the place they work at. Whoever knows the group may know which it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One or two voted so, or everybody did. Whoever was there may know how each voted; say only what was decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are only one or two notes here. Whoever was there can tell whose they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only few people spoke here. Whoever was there can guess who said what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PeerDesk cannot check files of this kind. It checks .pdf, .docx and .md.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file. Look at its name and folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read; nothing was changed. See whether you may open it, then check it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is called a PDF and is none, so nothing in it could be checked. Export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This PDF is locked with a password, so it cannot be checked. Check the file before it is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This PDF is damaged and could not be read to its end, so it counts as not checked. Export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is called a Word document and is none, so nothing in it could be checked. Export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Word document is locked with a password or is of the kind before 2007, so it cannot be checked. Save it as .docx without a password and check it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Word document is damaged and could not be read to its end, so it counts as not checked. Export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This calendar file could not be read back, so it counts as not checked. Write it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file unpacks to more than PeerDesk reads, so it counts as not checked. Take out pictures and other large parts and check it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not plain text in UTF-8, so nothing in it could be checked. Save it as UTF-8 and check it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has annotations or links. Take them out before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has other files attached to it. Take them out before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says who made it. Export it again with PeerDesk before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has comments in it. Take them out before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says when it was made. Export it again with PeerDesk before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file loads something from elsewhere when it is opened. Take that out before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has form fields. Take them out before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has hidden text in it. Show it, take it out and check the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has layers that can be hidden. Flatten it before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file carries further properties about itself. Take them out before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file still holds an earlier version of itself. Export it again before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has pictures in it, which PeerDesk cannot read. Look at them and take them out before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds data of the program that made it. Export it again before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says with which program it was made. Export it again with PeerDesk before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file still holds changes with what stood there before. Accept them all before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has scripts or actions in it. Take them out before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not hold all its fonts and may look different elsewhere. Export it again before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format file cannot be read as TOML: something is wrong at {where}. Nothing was changed; mend that place and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format file needs one [format] table and at least one [[step]]. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format file has an entry &quot;{name}&quot; in {where} that means nothing here. Check its spelling or take it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {where} of the format file, &quot;{name}&quot; is missing or has a value that cannot be used. Mend it and open the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {where} of the format file, give either minutes, or base_s and per_person_s. Mend it and open the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual number of people in the format file does not lie between people_min ({low}) and people_max ({high}). Mend it and open the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The members file is not UTF-8: line {line} has a character that cannot be read. Nothing was changed; save it as &quot;CSV UTF-8&quot; and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The members file is empty. Nothing was changed; it needs a first line with the column name and a line for each person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The members file has no column called name (found: {columns}). Nothing was changed; call the column of people’s names name and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} of the members file has a cell that cannot be read. Nothing was changed; check the quotation marks in and before this line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} of the members file has entries and no name. Nothing was changed; add the name or delete the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} of the members file has a cell of more than {limit} characters. Nothing was changed; check the quotation marks before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The members file has more than {limit} people. Nothing was changed; bring in a part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notes file is not UTF-8: line {line} has a character that cannot be read. Nothing was changed; save it as UTF-8 and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notes file has more than {limit} million characters. Nothing was changed; cut it into several files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agenda is not UTF-8: line {line} has a character that cannot be read. Nothing was changed; save it as UTF-8 and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agenda has more than {limit} million characters. Nothing was changed; bring in a part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no topic in this agenda. Nothing was changed; it needs a list, a table with a column of topics, or a line for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agenda has more than {limit} topics. Nothing was changed; bring in a part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} of the agenda has a cell that cannot be read. Nothing was changed; check the quotation marks in and before this line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sentence is no longer in the minutes. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said in this meeting has been erased, so its minutes change no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sentence is longer than {limit} characters. Shorten it; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A promise stays in the paper. Press Enter on it to change its words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file’s name itself names somebody of the group or a firm. Choose another name; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finished file still named somebody, so it was removed. Look at the list on the left and export again; your minutes are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finished file did not pass the check, so it was removed. Your minutes are safe; export again, or use the other kind of file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is one of the group or their firm. Replace, reword or drop it: it cannot stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of names PeerDesk learnt could not be read, so people and firms outside the group are looked for by rules alone. Read the text yourself; your minutes are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This reason itself names somebody of the group or a firm. Say it without the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type why it may stay, in a few words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This heading is longer than {limit} characters. Shorten it; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions and actions stand together on the first page, under no theme. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {most} key messages already. Take one back first; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other sentence of its kind follows under the same heading, so there is nothing to join. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper has changed meanwhile. Nothing was printed or written; look at it and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The items that can give time cannot give {minutes} min together. Drop or park one; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sentence is withdrawn from minutes that were released. Here D drops it from the draft; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of these sentences says whose it is, the other does not, or somebody else’s. Nothing was joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display here, so no window opens. `peerdesk demo` plays a sample meeting without one; `peerdesk --help` says what else works here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could be the initials of whoever said this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions and actions stand on the first page already, in a list of their own. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These words are longer than {limit} characters. Shorten them; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type whose it is. To take it back, press Cancel and then Delete on the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sentence is attributed only once its speaker agreed. Ask, and tick that they did; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this part is told in the minutes, so nothing in it is attributed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sentence is moved within its item, among those of its kind. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next sentence belongs to another step, where another rule may hold. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This meeting was off the record, so there is no paper of who took part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This paper is no longer there. Nothing was written or erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper for the presenter leaves as a locked PDF or on paper only. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password needs at least {limit} characters. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is too long: some programs open no PDF whose password has more than {limit} bytes. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture cannot be read. Choose a PNG or a JPEG; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is too large. Choose one of less than 8 MB and 40 million dots; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The heading is longer than {limit} characters. Shorten it; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The closing line is longer than {limit} characters. Shorten it; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer knows no printer. Write the paper as a PDF instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer did not take the paper. Nothing of it is kept; try again or write it as a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room may see this screen, and the question names the case. Ctrl+Shift+R ends the room view; nothing was erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no length. Type minutes such as 5, or 45s, 1h, 1:30; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no time of day. Type one such as 18:30, 1830 or 6.30 pm; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody in this group is called “{text}”. Pick a name from the list, or leave it empty for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A private note, or the links of an item, holds up to {limit} characters. Shorten it; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This meeting is closed, so nothing is read back any more. Change its sentences in the minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question claims nothing, so it cannot be said more softly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only points and insights are views. This one stays as it is, or goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sentence says I or my, so it would still be somebody&apos;s own. Take it out, or say it anew in the notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only English sentences can be said more softly by key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions are promises of different people, so they are not joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These minutes are released, so what stands in them no longer changes. Withdraw a sentence to take it out, or take the release back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said in this meeting has been erased, so there are no minutes left to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These minutes were neither sent for objections nor released. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These minutes are at another step by now. Nothing was changed; look where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A later meeting of this group has begun and builds on these minutes, so they cannot be taken back. Withdraw a sentence instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last day for objections is over already. Choose today or a later day; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of {people} cannot be written to. Mend it under Members; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no next meeting of this group yet. Plan it first; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mail could not be read back as it was meant, so it was removed. Nothing you keep has changed; write it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no members’ sheet for this meeting. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This mail could not be read back, so it counts as not checked. Write it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This meeting is closed, so nothing more is taken down. What was kept is safe; your text is still in the box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} is still ahead. Type a time that has passed, or how long ago it was; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This group is no longer there. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This meeting is no longer there. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said can be kept from {least} to {most} days after the release. Type such a number; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is missing. Type one and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This name is longer than {limit} characters. Shorten it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number of people or their names, such as 6 or ana, ben, cho.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A meeting on the spot holds up to {limit} people. Make a group for more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This title is longer than {limit} characters. Shorten it; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A length cannot be less than nothing. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This agenda would be longer than {hours} hours. Split it into two meetings; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This meeting is under way. Close it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This no longer rests in the bin. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its group rests in the bin, too. Put the group back first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its meeting rests in the bin, too. Put the meeting back first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This meeting is closed; its agenda no longer changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a format of that name already. Choose another name; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This format names somebody of the group, so it was not written. Use other words in its titles and lines, keep it anew and write that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This format is no longer there. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing on the agenda that could be kept as a format. Add an item first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An item of the agenda has no title. Type one, then keep it as a format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing on the agenda yet. Add an item or use a format, then begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another meeting is under way. Close it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This meeting belongs to a group, so it is closed and not forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This item is no longer on the agenda. Your text is still in the box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text is longer than {limit} characters. It is still in the box; split it, or bring it in as a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This note is no longer there. Your text is still in the box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What items took is known once the meeting is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes are made once the meeting is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sentence cannot be empty. Drop it if it should not be in the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to decide: {count}. Replace, reword, drop or keep each of them; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s name must end in .pdf, .docx or .md. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file could not be read. Check that it is there and that you may open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is larger than {limit} MB. Bring in a smaller one; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No item is running. Your text is still in the box; start an item, then press Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody of the group or a firm is named in the public title or section of item {where}. Change the words; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finished page did not pass the check, so it was removed. Nothing you keep has changed; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s name must end in .md or .csv. Nothing was written; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing on the agenda that could be written. Add an item first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A meeting is under way, and nothing is erased until it is closed. Nothing was changed; close it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This item has notes, motions or topics, so it cannot be taken out. Move or strike them first; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the vault at this moment. Nothing was changed; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s files cannot be opened. Check that the folder is there and that you may write in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is damaged. It was not changed; copy its folder to a safe place, then use the newest backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk reports a fault. What was kept before is safe; your last change was not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. What was kept before is safe; make room and do it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s database is empty although a vault was made here. Use the newest backup; do not start a new vault over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a vault here already. Open it, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This database is not PeerDesk&apos;s. It was not changed; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PeerDesk is already open with this vault. Use that window, or close it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s key file is damaged or missing, so the vault cannot be opened. Put back vault.json from the newest backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s key file asks for more memory than any vault of PeerDesk does. It was not opened; put back vault.json from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a database here without its key file. It was not changed; put back vault.json from a backup, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A meeting is under way. Close it first, then set the passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s database is missing although a vault was made here. Put it back from the newest backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault was written by a newer PeerDesk (version {found} of its tables; this one knows {known}). It was not changed; install the newer PeerDesk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no vault here. Name the folder that holds vault.db and vault.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A passphrase needs at least one sign that is no space. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault has no passphrase yet. Set one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault is locked. Type its passphrase or its recovery code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault has a passphrase already. Change it instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither the passphrase nor the recovery code fits. The vault is untouched; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s database is not encrypted, so it is not the one that was written. It was not changed; use the newest backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PeerDesk may not write in the vault&apos;s folder. Nothing was changed; allow writing there, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault was made for tests and opens in tests only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PeerDesk met a fault while doing this. What was kept before is safe and your text is still there; try again, and start PeerDesk anew if it comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no figure. Type one from 0 to 10 for each person, such as 8 9 7 10 8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comma could set two figures apart or mean a half. Type 8 5 for two figures, 8.5 for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A figure is higher than {most}. Type figures from 0 to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer than {fewest} figures would tell who gave which, so they are not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” does not begin with a day. Type it like 2 apr 18:30; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This day is over. Type one that is still ahead; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A meeting on the spot has no next one. Keep it as a group first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” means nobody in the group, or more than one. Type initials or a whole name; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on that agenda is led by a member. Choose the lead in Prepare; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is neither a name nor a day. Type it like mk 2 apr; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>parent</name>
    <message>
        <source>Group settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day, time and rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It started at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message to the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under a theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribute with consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head of the papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the paper</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>save_minutes</name>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word (*.docx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the minutes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
