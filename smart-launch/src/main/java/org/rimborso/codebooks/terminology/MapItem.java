package org.rimborso.codebooks.terminology;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Coding;
import org.rimborso.codebooks.terminology.Told.Mapped;
import org.rimborso.codebooks.terminology.Told.Untold;
import org.rimborso.fhir.read.OperationAnswer;

/** A question for the codes that a map gives. */
record MapItem(Translation translation) implements Item {
  @Override
  public Subject subject() {
    return translation;
  }

  @Override
  public List<String> urls() {
    return translation.spellings().stream()
        .map(spelling -> Requests.translate(translation, spelling))
        .toList();
  }

  /** The first spelling that has candidates; a server that cannot translate has said nothing. */
  @Override
  public Optional<Told> told(List<OperationAnswer> said) {
    boolean none = false;
    for (OperationAnswer one : said) {
      Optional<List<Coding>> candidates = Matches.in(one, translation.to());
      if (candidates.filter(all -> !all.isEmpty()).isPresent()) {
        return Optional.of(new Mapped(candidates.get()));
      }
      none |= candidates.isPresent();
    }
    if (Item.failed(said)) {
      return Optional.empty();
    }
    return Optional.of(none ? new Mapped(List.of()) : new Untold());
  }

  @Override
  public void answer(Told told, Answers answers) {
    if (told instanceof Mapped mapped) {
      answers.add(translation, mapped.candidates());
    }
  }
}
