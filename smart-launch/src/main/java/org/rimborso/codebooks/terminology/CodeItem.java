package org.rimborso.codebooks.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.codebooks.terminology.Told.Absent;
import org.rimborso.codebooks.terminology.Told.Known;
import org.rimborso.codebooks.terminology.Told.Untold;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.fhir.read.OperationAnswer;

/** A question about a code and the version that answers it. */
record CodeItem(Question question, ServerEdition edition) implements Item {
  @Override
  public Subject subject() {
    return new AskedCode(question.system(), question.code(), edition.version());
  }

  /** For each spelling what it is and whether it exists. */
  @Override
  public List<String> urls() {
    List<String> urls = new ArrayList<>();
    for (String spelling : question.spellings()) {
      urls.add(Requests.lookup(question, spelling, edition));
      urls.add(Requests.validate(question, spelling, edition));
    }
    return urls;
  }

  @Override
  public Optional<Told> told(List<OperationAnswer> said) {
    boolean denied = true;
    for (int i = 0; i < said.size(); i += 2) {
      OperationAnswer lookup = said.get(i);
      if (lookup.isResult()) {
        return Optional.of(isAnsweredBy(lookup) ? new Known(Concept.of(lookup)) : new Untold());
      }
      OperationAnswer valid = said.get(i + 1);
      denied &= valid.isResult() && valid.value("result").equals(Optional.of("false"));
    }
    if (Item.failed(said)) {
      return Optional.empty();
    }
    return Optional.of(denied ? new Absent() : new Untold());
  }

  /** Some servers answer from another version than the one they were asked for. */
  private boolean isAnsweredBy(OperationAnswer lookup) {
    Optional<String> version = lookup.value("version");
    boolean other = edition.version().isPresent() && !version.equals(edition.version());
    boolean otherDays =
        version
            .flatMap(name -> EditionDays.of(question.system(), name))
            .filter(days -> !days.cover(question.day()))
            .isPresent();
    return version.isEmpty() || !(other || otherDays);
  }

  @Override
  public void answer(Told told, Answers answers) {
    if (told instanceof Known known) {
      answers.add(question, known.concept(), edition);
    } else if (told instanceof Absent && edition.whole()) {
      answers.add(question, new CodeAnswer.Unknown(edition.label()));
    }
  }
}
