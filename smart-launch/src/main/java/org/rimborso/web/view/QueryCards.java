package org.rimborso.web.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.store.Query;
import org.rimborso.store.QueryEvent.State;

/**
 * The open questions about a patient, for the documentation page.
 *
 * @param asks whether the reader may ask about a gap
 * @param answers whether the reader may answer
 */
public record QueryCards(List<Card> cards, boolean asks, boolean answers) {
  /** For pages that are not about documentation. */
  public static final QueryCards NONE = new QueryCards(List.of(), false, false);

  public QueryCards {
    cards = List.copyOf(cards);
  }

  /**
   * One open question.
   *
   * @param gap the id of the finding that it is about
   * @param visit the visit that it is about
   */
  public record Card(
      String href,
      String title,
      String question,
      String people,
      Badge badge,
      AccountsView.Due due,
      Optional<String> gap,
      Optional<String> visit) {}

  /**
   * The open ones of some questions.
   *
   * @param base path of the launch
   */
  public static QueryCards of(
      List<Query> some, boolean asks, boolean answers, String base, QueryWords words) {
    return new QueryCards(
        some.stream()
            .filter(query -> query.state() == State.OPEN)
            .map(query -> card(query, base, words))
            .toList(),
        asks,
        answers);
  }

  private static Card card(Query query, String base, QueryWords words) {
    return new Card(
        base + "/queries/" + query.row().id(),
        words.title(query),
        query.row().wording().text(),
        words.words().say("query.people", query.row().asked().name(), words.to(query)),
        words.badge(query),
        words.due(query),
        query.row().about().finding(),
        query.row().about().encounter().map(Object::toString));
  }

  /** The questions about a gap. */
  public List<Card> ofGap(Gap gap) {
    return cards.stream().filter(card -> card.gap().filter(gap.id()::equals).isPresent()).toList();
  }

  /** The questions about a visit that stand at none of its gaps. */
  public List<Card> ofVisit(EncounterView.Visit visit) {
    Set<String> shown = visit.gaps().stream().map(Gap::id).collect(Collectors.toSet());
    return cards.stream()
        .filter(card -> card.visit().filter(visit.reference()::equals).isPresent())
        .filter(card -> card.gap().filter(shown::contains).isEmpty())
        .toList();
  }

  /** How many questions are about other visits, or about none. */
  public long elsewhere(Optional<EncounterView.Visit> visit) {
    return cards.stream()
        .filter(
            card ->
                visit
                    .map(EncounterView.Visit::reference)
                    .filter(one -> card.visit().filter(one::equals).isPresent())
                    .isEmpty())
        .count();
  }

  /** The address at which something is asked about a gap. */
  public static String askHref(String base, Gap gap) {
    return base + "/ask?finding=" + URLEncoder.encode(gap.id(), StandardCharsets.UTF_8);
  }
}
