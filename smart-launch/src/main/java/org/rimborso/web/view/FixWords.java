package org.rimborso.web.view;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.desk.fix.CodeChoice;
import org.rimborso.desk.fix.CodedFact;
import org.rimborso.desk.fix.FixBook;
import org.rimborso.desk.fix.Fixable;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRow.State;

/** Sentences about corrections in one language. */
public record FixWords(Words words, ZoneId zone) {

  /** What to change in the EHR, where it cannot be done here. */
  String instead(Fixable about, FixBook.Barrier barrier) {
    String what =
        words.say(
            "fix.instead." + about.kind().code(),
            about.resource().map(Reference::toString).orElseGet(() -> bills(about.bills())),
            about.faulty().isEmpty() ? "–" : about.faulty());
    return barrier == FixBook.Barrier.BILLED_ONLY
        ? words.say("fix.barrier.billed-only", bills(about.bills()))
        : words.say("fix.barrier." + barrier.code()) + " " + what;
  }

  private static String bills(List<Reference> bills) {
    return String.join(", ", bills.stream().map(Reference::toString).toList());
  }

  /** That bills say the same, and whose they are. */
  List<String> remarks(List<Reference> bills) {
    return bills.isEmpty() ? List.of() : List.of(words.say("fix.bills", bills(bills)));
  }

  /** What is to be known before a correction is written. */
  public List<String> remarks(FixBook.Ready ready) {
    List<String> remarks = new ArrayList<>(remarks(ready.bills()));
    if (ready.choice().filter(one -> one.answer() instanceof CodeAnswer.NotLoaded).isPresent()) {
      remarks.add(words.say("fix.not-judged"));
    }
    return remarks;
  }

  /** What speaks for a code; that nothing does is said as plainly. */
  public String why(CodeChoice choice) {
    return choice.facts().isEmpty()
        ? words.say("fix.no-fact")
        : words.say(
            "fix.facts",
            String.join("; ", choice.facts().stream().limit(3).map(this::fact).toList()));
  }

  private String fact(CodedFact fact) {
    String place =
        fact.date()
            .map(date -> fact.resource() + ", " + words.day(date).shown())
            .orElse(fact.resource().toString());
    return words.say(fact.mapped() ? "fix.fact-mapped" : "fix.fact", fact.words(), place);
  }

  /** Why nothing was written, and what to do. */
  public String objection(FixBook.Objection because) {
    return words.say("fix.stopped." + because.code());
  }

  /** How a correction ended that is not in the EHR. */
  public String failed(FixRow row) {
    String state = row.ending().state().code();
    return words
        .find("fix.ended." + state + "." + row.ending().reason())
        .orElseGet(() -> words.say("fix.ended." + state));
  }

  /** A correction in one line. */
  FixedLine line(FixRow row, List<Reference> bills, Optional<FixedLine.Undo> undo) {
    State state = row.ending().state();
    if (state == State.WRITTEN) {
      String key =
          row.undoes().isPresent()
              ? "fix.undone"
              : row.ending().made().isPresent() ? "fix.added" : "fix.done";
      String text =
          words.say(
              key, when(row), shown(row.about().before()), shown(row.about().after()), place(row));
      List<String> remarks = new ArrayList<>(remarks(bills));
      words.find("fix.remark." + row.ending().reason()).ifPresent(remarks::add);
      return new FixedLine(Badge.ok(words.say("fix.badge")), text, remarks, undo);
    }
    Badge badge =
        state == State.GONE
            ? Badge.ok(words.say("fix.badge"))
            : row.isOpen()
                ? Badge.unchecked(words.say("fix.open"))
                : Badge.warning(words.say("fix.not"));
    return new FixedLine(badge, failed(row), List.of(), Optional.empty());
  }

  private String shown(String said) {
    return said.isEmpty() ? words.say("fix.nothing") : said;
  }

  private static String place(FixRow row) {
    return row.ending().made().orElse(row.about().resource()).toString();
  }

  private String when(FixRow row) {
    var at = row.ending().at().orElse(row.by().at());
    return words.day(at.atZone(zone).toLocalDate()).shown() + " " + words.time(at, zone);
  }
}
