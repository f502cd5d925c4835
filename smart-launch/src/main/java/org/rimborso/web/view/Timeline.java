package org.rimborso.web.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.account.Account;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.Correspondence;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.FollowUp;
import org.rimborso.chart.Note;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Reference;
import org.rimborso.notes.Landing;
import org.rimborso.notes.PlacedNote;
import org.rimborso.store.Query;
import org.rimborso.store.QueryEvent;

/** What happened to an account, newest first: service, filed, answered, noted. */
final class Timeline {
  private final Chart chart;
  private final Map<String, Optional<Landing>> letters;
  private final Words words;
  private final Names names;
  private final List<Dated> events = new ArrayList<>();

  /**
   * @param letters by ids of notes that tell of a letter, where its document is, if anywhere
   */
  Timeline(Chart chart, Map<String, Optional<Landing>> letters, Words words) {
    this.chart = chart;
    this.letters = Map.copyOf(letters);
    this.words = words;
    names = new Names(chart, words);
  }

  /** The same with what clinicians were asked and answered. */
  Timeline with(List<Query> asked, QueryWords queries) {
    for (Query query : asked) {
      for (QueryEvent event : query.events()) {
        events.add(
            new Dated(queries.day(event.by()), 3, event.by().at(), queries.event(query, event)));
      }
    }
    return this;
  }

  List<AccountView.Event> of(Account account, List<PlacedNote> notes) {
    account.serviced().start().ifPresent(this::service);
    List<Reference> bills =
        account.claims().isEmpty() ? List.of(account.reference()) : account.claims();
    bills.forEach(bill -> AnswerTables.bill(chart, bill).ifPresent(this::filed));
    account.answers().forEach(answer -> answered(answer, account));
    notes.forEach(this::noted);
    if (words.showsAmounts()) {
      others(account, notes);
    }
    return events.stream()
        .sorted(
            Comparator.comparing(Dated::on)
                .thenComparing(Dated::rank)
                .thenComparing(Dated::at)
                .reversed())
        .map(Dated::event)
        .toList();
  }

  private void service(PartialDate on) {
    add(0, on, event("visit", Badge.Tone.INFO, words.say("timeline.service"), "", on, ""));
  }

  private void filed(Claim claim) {
    if (claim.created().isEmpty()) {
      return;
    }
    PartialDate on = claim.created().get();
    String payer = names.payer(claim.insurer());
    String title =
        claim.status().equals("draft")
            ? words.say("timeline.drafted")
            : words.say("timeline.filed", payer);
    String text =
        claim
            .total()
            .map(total -> words.say("timeline.lines-total", claim.lines().size(), total))
            .orElseGet(() -> words.say("timeline.lines", claim.lines().size()));
    add(1, on, event("sent", Badge.Tone.INFO, title, text, on, claim.reference().toString()));
  }

  private void answered(Reference reference, Account account) {
    Optional<Answer> answer =
        chart
            .find(reference, ClaimResponse.class)
            .map(ClaimResponse::answer)
            .or(
                () ->
                    chart
                        .find(reference, ExplanationOfBenefit.class)
                        .map(ExplanationOfBenefit::answer));
    answer.ifPresent(
        given -> given.created().ifPresent(on -> answer(reference, account, given, on)));
  }

  private void answer(Reference reference, Account account, Answer answer, PartialDate on) {
    String payer = names.of(answer.insurer()).orElseGet(() -> names.payer(account.payer()));
    String outcome =
        answer
            .outcome()
            .map(code -> words.code("outcome", code))
            .orElseGet(() -> words.say("unknown"));
    String text =
        answer
            .payment()
            .flatMap(Answer.Payment::amount)
            .map(paid -> words.say("timeline.paid", paid, outcome))
            .orElse(outcome);
    boolean failed = answer.outcome().filter("error"::equals).isPresent();
    add(
        2,
        on,
        event(
            failed ? "error" : "answer",
            failed ? Badge.Tone.ERROR : Badge.Tone.INFO,
            words.say("timeline.answered", payer),
            text,
            on,
            reference.toString()));
    if (words.showsAmounts()) {
      answer.notes().forEach(remark -> remarked(reference, payer, remark, on));
    }
  }

  /** A payer's own remark: theirs, never one of our notes. */
  private void remarked(
      Reference reference, String payer, Answer.ProcessNote remark, PartialDate on) {
    String title = words.say("timeline.remark", payer);
    add(2, on, event("note", Badge.Tone.INFO, title, remark.text(), on, reference.toString()));
  }

  /** What other systems wrote, and what of ours is found in the record only. */
  private void others(Account account, List<PlacedNote> notes) {
    Set<String> known = new HashSet<>();
    notes.forEach(placed -> known.addAll(names(placed)));
    Set<Reference> own = new HashSet<>(account.claims());
    own.add(account.reference());
    chart.all(Correspondence.class).stream()
        .filter(one -> one.about().stream().anyMatch(own::contains))
        .filter(one -> !known.contains(one.reference().toString()))
        .filter(one -> one.own().filter(known::contains).isEmpty())
        .forEach(this::corresponded);
    chart.followUps().stream()
        .filter(record -> record.account().equals(account.reference()))
        .forEach(record -> record.remarks().forEach(remark -> inserted(record, remark)));
  }

  /** What a note, or its letter, goes by: its id, and where in the record it is. */
  private Set<String> names(PlacedNote placed) {
    Set<String> names = new HashSet<>(Set.of(placed.note().id()));
    Stream.of(
            Optional.of(placed.landing()),
            letters.getOrDefault(placed.note().id(), Optional.empty()))
        .flatMap(Optional::stream)
        .forEach(
            landing -> {
              if (landing instanceof Landing.Delivered there) {
                names.add(there.record().toString());
              }
            });
    return names;
  }

  private void corresponded(Correspondence one) {
    String type = one.reference().type();
    String title = one.own().isPresent() ? "timeline.ours-there" : "timeline.other." + type;
    LocalDate on = one.written().map(PartialDate::first).orElse(LocalDate.MIN);
    List<String> small = new ArrayList<>();
    names.of(one.author()).ifPresent(small::add);
    if (one.struck()) {
      small.add(words.say("note.in-error"));
    }
    small.add(one.reference().toString());
    AccountView.Event event =
        new AccountView.Event(
            "note",
            Badge.Tone.INFO,
            words.say(title),
            one.text(),
            one.struck(),
            one.written().map(words::day),
            String.join(" · ", small),
            Optional.empty());
    events.add(new Dated(on, 2, Instant.EPOCH, event));
  }

  /** It has no day: it stands where the last note of its record does. */
  private void inserted(FollowUp record, Answer.ProcessNote remark) {
    LocalDate on =
        record.notes().stream()
            .map(note -> note.written().atZone(chart.zone()).toLocalDate())
            .max(Comparator.naturalOrder())
            .orElse(LocalDate.MIN);
    String title = words.say("timeline.inserted");
    AccountView.Event event =
        new AccountView.Event(
            "note",
            Badge.Tone.INFO,
            title,
            remark.text(),
            false,
            Optional.empty(),
            record.reference().toString(),
            Optional.empty());
    events.add(new Dated(on, 2, Instant.EPOCH, event));
  }

  private void noted(PlacedNote placed) {
    Note note = placed.note();
    LocalDate on = note.written().atZone(chart.zone()).toLocalDate();
    boolean struck = note.isStruck();
    AccountView.Event event =
        new AccountView.Event(
            note.kind() == Note.Kind.CALL ? "call" : "note",
            Badge.Tone.INFO,
            words.say("timeline.note", words.code("note-kind", note.kind().code())),
            note.text(),
            struck,
            Optional.of(words.day(on)),
            noteSmall(placed, struck),
            Optional.of(name(note, on)));
    events.add(new Dated(on, 3, note.written(), event));
  }

  private AccountView.NoteName name(Note note, LocalDate on) {
    return new AccountView.NoteName(
        note.id(),
        words.say(
            "note.name",
            words.code("note-kind", note.kind().code()),
            words.day(on).shown(),
            words.time(note.written(), chart.zone())),
        letters.containsKey(note.id()));
  }

  private String noteSmall(PlacedNote placed, boolean struck) {
    Note note = placed.note();
    List<String> parts = new ArrayList<>();
    parts.add(words.time(note.written(), chart.zone()));
    parts.add(note.author().display());
    note.contact().ifPresent(contact -> parts.add(words.say("note.with", contact)));
    note.referenceNumber().ifPresent(number -> parts.add(words.say("note.ref", number)));
    note.promisedAmount().ifPresent(amount -> parts.add(words.say("note.promised", amount)));
    note.promisedOn().ifPresent(on -> parts.add(words.say("note.promised-for", on)));
    note.followUpOn().ifPresent(on -> parts.add(words.say("note.next", on)));
    if (struck) {
      parts.add(words.say("note.in-error"));
    }
    parts.add(landing(placed.landing(), words));
    letters
        .getOrDefault(note.id(), Optional.empty())
        .ifPresent(there -> parts.add(words.say("letter.landing", landing(there, words))));
    return String.join(" · ", parts);
  }

  /** Where a note stands, in a few words. */
  static String landing(Landing landing, Words words) {
    if (landing instanceof Landing.Delivered there) {
      return words.say("landing.record", there.record().toString());
    }
    if (landing instanceof Landing.Waiting) {
      return words.say("landing.waiting");
    }
    if (landing instanceof Landing.Here here) {
      return words.say(
          switch (here.reason()) {
            case STRIKE_REFUSED -> "landing.strike-refused";
            case CHANGED_THERE -> "landing.changed-there";
            default -> "landing.here";
          });
    }
    return words.say("landing.sending");
  }

  private AccountView.Event event(
      String icon, Badge.Tone tone, String title, String text, PartialDate on, String small) {
    return new AccountView.Event(
        icon, tone, title, text, false, Optional.of(words.day(on)), small, Optional.empty());
  }

  private void add(int rank, PartialDate on, AccountView.Event event) {
    events.add(new Dated(on.first(), rank, Instant.EPOCH, event));
  }

  private record Dated(LocalDate on, int rank, Instant at, AccountView.Event event) {}
}
