package org.rimborso.codebooks.terminology;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.ehr.Budget;
import org.rimborso.fhir.read.OperationAnswer;

/** The questions of one review, put to the server within one budget. */
final class Inquiry {
  /** The levels of ICD-10-CM below a category. */
  private static final int LEVELS = 5;

  /** Of one review; a chart has some dozens of codes. */
  private static final int MOST = 400;

  /** In one batch, for servers take long over maps; the others are asked at the next look. */
  private static final int MOST_MAPS = 20;

  private final Line line;
  private final ServerEditions editions;
  private final MapRest rest;
  private final Cache<Subject, Told> kept;
  private final Budget budget;
  private final Answers answers = new Answers();
  private final Set<Unanswered> put = new LinkedHashSet<>();

  Inquiry(
      Line line, ServerEditions editions, MapRest rest, Cache<Subject, Told> kept, Budget budget) {
    this.line = line;
    this.editions = editions;
    this.rest = rest;
    this.kept = kept;
    this.budget = budget;
  }

  /**
   * Puts what was not put before; then, level by level, what is below the headers among it.
   *
   * @return all answers so far
   */
  Answers run(Collection<? extends Unanswered> unanswered) {
    Collection<? extends Unanswered> next = unanswered;
    for (int level = 0; level < LEVELS && !next.isEmpty(); level++) {
      next = round(next);
    }
    return answers;
  }

  /** The same without what is below headers. */
  Answers once(Collection<Question> questions) {
    round(questions);
    return answers;
  }

  /** Puts questions and gives those that the answers raise: what is below a header. */
  private Collection<Question> round(Collection<? extends Unanswered> unanswered) {
    List<Unanswered> fresh = fresh(unanswered);
    put.addAll(fresh);
    List<Item> items = fresh.stream().flatMap(one -> item(one).stream()).toList();
    List<Item> unknown = unknown(items);
    if (!unknown.isEmpty()) {
      hear(unknown);
    }
    items.forEach(item -> told(item).ifPresent(told -> item.answer(told, answers)));
    List<Question> below = new ArrayList<>();
    for (Unanswered one : fresh) {
      if (one instanceof Question question) {
        below.addAll(answers.childrenOf(question));
      }
    }
    return below;
  }

  /** What was not put yet, codes before maps. */
  private List<Unanswered> fresh(Collection<? extends Unanswered> unanswered) {
    return unanswered.stream()
        .filter(one -> !put.contains(one))
        .distinct()
        .sorted(Comparator.comparing(one -> one instanceof Translation))
        .limit(Math.max(0, MOST - put.size()))
        .<Unanswered>map(one -> one)
        .toList();
  }

  private Optional<Item> item(Unanswered one) {
    if (one instanceof Question question) {
      return edition(question).map(edition -> new CodeItem(question, edition));
    }
    return Optional.of(new MapItem((Translation) one));
  }

  private Optional<ServerEdition> edition(Question question) {
    if (answers.trouble().isPresent()) {
      return Optional.empty();
    }
    ServerEditions.Choice choice = editions.on(question.system(), question.day(), budget);
    if (choice instanceof ServerEditions.Trouble trouble) {
      answers.trouble(trouble.cause());
    }
    return choice instanceof ServerEditions.Ask ask ? Optional.of(ask.edition()) : Optional.empty();
  }

  private Optional<Told> told(Item item) {
    return Optional.ofNullable(kept.getIfPresent(item.subject()));
  }

  /** What the server has to be asked. */
  private List<Item> unknown(List<Item> items) {
    int maps = rest.isOver() && answers.trouble().isEmpty() ? MOST_MAPS : 0;
    List<Item> unknown = new ArrayList<>();
    for (Item item : items) {
      boolean wanted = item instanceof CodeItem || maps > 0;
      if (wanted && told(item).isEmpty()) {
        unknown.add(item);
        maps -= item instanceof MapItem ? 1 : 0;
      }
    }
    return unknown;
  }

  private void hear(List<Item> items) {
    List<String> urls = items.stream().flatMap(item -> item.urls().stream()).toList();
    Line.Heard heard = line.ask(urls, budget);
    int next = 0;
    for (Item item : items) {
      int from = next;
      next += item.urls().size();
      List<Optional<OperationAnswer>> said = heard.answers().subList(from, next);
      if (said.stream().allMatch(Optional::isPresent)) {
        item.told(said.stream().map(Optional::orElseThrow).toList())
            .ifPresent(told -> kept.put(item.subject(), told));
      } else {
        heard.trouble().ifPresent(cause -> unheard(item, cause));
      }
    }
  }

  /** Only a code that could not be asked leaves something unchecked. */
  private void unheard(Item item, Cause cause) {
    if (item instanceof CodeItem) {
      answers.trouble(cause);
    } else if (cause == Cause.NOT_REACHED) {
      rest.begin();
    }
  }
}
