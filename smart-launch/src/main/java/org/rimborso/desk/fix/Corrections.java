package org.rimborso.desk.fix;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Resource;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.desk.fix.Correction.Objected;
import org.rimborso.desk.fix.Correction.Planned;
import org.rimborso.desk.fix.FixBook.Line;
import org.rimborso.desk.fix.FixBook.Objection;
import org.rimborso.fhir.write.ConceptEdit;
import org.rimborso.fhir.write.ElementChange;
import org.rimborso.fhir.write.RawResource;

/**
 * Says what a chosen value makes of a freshly read resource.
 *
 * @param names of codes in words that are written: the published ones
 * @param today at the site
 */
record Corrections(CodeSets codes, java.util.Locale names, LocalDate today) {
  private static final String VERIFICATION =
      "http://terminology.hl7.org/CodeSystem/condition-ver-status";
  private static final String DISPOSITIONS =
      "http://terminology.hl7.org/CodeSystem/discharge-disposition";
  private static final Set<String> UNDER_WAY =
      Set.of("arrived", "triaged", "in-progress", "onleave");

  Correction of(Fixable about, Fresh.Got fresh, String value) {
    return switch (about.kind()) {
      case RECODE -> recode(about, fresh, value);
      case ADD_DIAGNOSIS -> add(about, fresh, value);
      case VERIFY -> verify(fresh, value);
      case CLOSE -> close(fresh, value);
      case DISPOSITION -> dispose(fresh, value);
    };
  }

  private Correction recode(Fixable about, Fresh.Got fresh, String value) {
    Optional<CodeableConcept> now = concept(about, fresh);
    if (now.isEmpty() || !about.faulty().isEmpty() && !Fixables.holds(now.get(), about.faulty())) {
      return new Objected(Objection.CHANGED);
    }
    Optional<Objection> against = against(about, value);
    if (against.isPresent()) {
      return new Objected(against.get());
    }
    ConceptEdit.Code code = code(about, value);
    if (Fixables.holds(now.get(), code.code())) {
      return new Objected(Objection.SAME);
    }
    Optional<String> before = fresh.raw().at(about.pointer());
    String after = ConceptEdit.recoded(before, about.faulty(), code);
    return new Planned(
        List.of(new ElementChange(about.pointer(), before, Optional.of(after))),
        List.of(new Line(element(fresh, about.pointer()), words(now.get(), about), words(code))),
        about.faulty().isEmpty() ? now.get().label().orElse("") : about.faulty(),
        code.code(),
        Optional.of(code));
  }

  private static Optional<CodeableConcept> concept(Fixable about, Fresh.Got fresh) {
    Optional<Resource> resource = fresh.resource();
    if (resource.isPresent() && resource.get() instanceof Condition condition) {
      return Optional.of(condition.code());
    }
    if (resource.isPresent() && resource.get() instanceof Encounter encounter) {
      int index = Integer.parseInt(about.pointer().replaceFirst("^/reasonCode/", ""));
      return encounter.reasons().stream().skip(index).findFirst();
    }
    return Optional.empty();
  }

  private Correction add(Fixable about, Fresh.Got fresh, String value) {
    Optional<Objection> against = against(about, value);
    if (against.isPresent()) {
      return new Objected(against.get());
    }
    ConceptEdit.Code code = code(about, value);
    Optional<String> before = fresh.raw().at("/diagnosis");
    return new Planned(
        List.of(new ElementChange("/diagnosis", before, before)),
        List.of(
            new Line("Condition.code", "", words(code)),
            new Line("Encounter.diagnosis", "", "Condition · " + code.code())),
        "",
        code.code(),
        Optional.of(code));
  }

  /** Why a code cannot be chosen; where no edition is loaded nobody can say. */
  private Optional<Objection> against(Fixable about, String value) {
    if (value.isBlank() || value.length() > 20) {
      return Optional.of(Objection.NOTHING_CHOSEN);
    }
    CodeAnswer answer = codes.ask(about.day().system(), value, about.day().on().orElse(today));
    return answer instanceof CodeAnswer.Billable || answer instanceof CodeAnswer.NotLoaded
        ? Optional.empty()
        : Optional.of(Objection.NOT_BILLABLE);
  }

  private ConceptEdit.Code code(Fixable about, String value) {
    CodeSystem system = about.day().system();
    return new ConceptEdit.Code(
        system, CodeSets.display(system, value), codes.name(system, value, names));
  }

  private static String words(ConceptEdit.Code code) {
    return code.display().map(name -> code.code() + " " + name).orElse(code.code());
  }

  /** The faulty coding as it stands there, else the words. */
  private static String words(CodeableConcept concept, Fixable about) {
    Optional<Coding> faulty =
        concept.codings().stream()
            .filter(
                one ->
                    !about.faulty().isEmpty()
                        && CodeSets.normalize(one.code())
                            .equals(CodeSets.normalize(about.faulty())))
            .findFirst();
    return faulty
        .map(one -> about.faulty() + one.display().map(name -> " " + name).orElse(""))
        .or(concept::label)
        .orElse("");
  }

  private static String element(Fresh.Got fresh, String pointer) {
    return fresh.raw().reference().type() + pointer.replaceAll("/(\\d+)", "[$1]").replace('/', '.');
  }

  private static Correction verify(Fresh.Got fresh, String value) {
    if (!FixBook.STATUSES.contains(value)
        || fresh.resource().isEmpty()
        || !(fresh.resource().get() instanceof Condition condition)) {
      return new Objected(Objection.NOTHING_CHOSEN);
    }
    String now = condition.verificationStatus().orElse("");
    if (now.equals(value)) {
      return new Objected(Objection.SAME);
    }
    Optional<String> before = fresh.raw().at("/verificationStatus");
    String after = ConceptEdit.status(before, VERIFICATION, value);
    return planned(
        List.of(new ElementChange("/verificationStatus", before, Optional.of(after))),
        List.of(new Line("Condition.verificationStatus", now, value)));
  }

  private Correction close(Fresh.Got fresh, String value) {
    if (fresh.resource().isEmpty()
        || !(fresh.resource().get() instanceof Encounter encounter)
        || !UNDER_WAY.contains(encounter.status())) {
      return new Objected(Objection.CHANGED);
    }
    List<ElementChange> changes = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    RawResource raw = fresh.raw();
    changes.add(change(raw, "/status", ConceptEdit.quoted("finished")));
    lines.add(new Line("Encounter.status", encounter.status(), "finished"));
    if (encounter.period().end().isEmpty()) {
      Optional<LocalDate> day = day(value);
      if (day.isEmpty()) {
        return new Objected(Objection.NOTHING_CHOSEN);
      }
      Optional<PartialDate> start = encounter.period().start();
      if (day.get().isAfter(today)
          || start.filter(one -> day.get().isBefore(one.first())).isPresent()) {
        return new Objected(Objection.BAD_DAY);
      }
      changes.add(change(raw, "/period/end", ConceptEdit.quoted(day.get().toString())));
      lines.add(new Line("Encounter.period.end", "", day.get().toString()));
    }
    return planned(changes, lines);
  }

  private static Optional<LocalDate> day(String value) {
    try {
      return Optional.of(LocalDate.parse(value));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  private static Correction dispose(Fresh.Got fresh, String value) {
    if (!FixBook.PLACES.contains(value)) {
      return new Objected(Objection.NOTHING_CHOSEN);
    }
    if (fresh.resource().isEmpty()
        || !(fresh.resource().get() instanceof Encounter encounter)
        || encounter.dischargeDisposition().isPresent()) {
      return new Objected(Objection.CHANGED);
    }
    String pointer = "/hospitalization/dischargeDisposition";
    String after = ConceptEdit.status(fresh.raw().at(pointer), DISPOSITIONS, value);
    return planned(
        List.of(change(fresh.raw(), pointer, after)),
        List.of(new Line("Encounter.hospitalization.dischargeDisposition", "", value)));
  }

  /**
   * An element anew. What would hold it is added with it where it is not there, so that taking it
   * back leaves nothing empty and a patch finds a place for it.
   */
  private static ElementChange change(RawResource raw, String pointer, String after) {
    int end = pointer.lastIndexOf('/');
    String holder = pointer.substring(0, end);
    return holder.isEmpty() || raw.at(holder).isPresent()
        ? new ElementChange(pointer, raw.at(pointer), Optional.of(after))
        : change(
            raw, holder, "{" + ConceptEdit.quoted(pointer.substring(end + 1)) + ":" + after + "}");
  }

  private static Planned planned(List<ElementChange> changes, List<Line> lines) {
    return new Planned(
        changes,
        lines,
        lines.get(lines.size() - 1).before(),
        lines.get(lines.size() - 1).after(),
        Optional.empty());
  }
}
