package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rimborso.chart.Reference;
import org.rimborso.desk.fix.CodeChoice;
import org.rimborso.desk.fix.FixBook;
import org.rimborso.desk.fix.FixHistory;
import org.rimborso.desk.fix.FixKind;
import org.rimborso.rule.Finding;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRow.State;

/** Builds what a documentation page shows of corrections. */
public final class FixViews {
  private final Map<String, FixBook.Offer> offers;
  private final FixHistory history;
  private final Forms forms;
  private final FixWords words;

  /**
   * Where forms go, and what they carry.
   *
   * @param action path of corrections inside the launch
   * @param token of a form for a purpose
   * @param undoable whether the reader takes a correction back
   * @param asked id of the correction that the address names
   */
  public record Forms(
      String action,
      Function<String, String> token,
      Predicate<FixRow> undoable,
      Optional<String> asked) {}

  public FixViews(
      Map<String, FixBook.Offer> offers, FixHistory history, Forms forms, FixWords words) {
    this.offers = Map.copyOf(offers);
    this.history = history;
    this.forms = forms;
    this.words = words;
  }

  /** The purpose of the form that chooses. */
  public static String choosing(String finding) {
    return "fix-choose " + finding;
  }

  /** The purpose of the form that takes back. */
  public static String undoing(String fix, String id) {
    return "fix-undo " + fix + " " + id;
  }

  /** The purpose of the form that writes. */
  public static String writing(FixBook.Order order) {
    return String.join(
        " ",
        "fix-write",
        order.id(),
        order.resource().toString(),
        order.seen(),
        order.value(),
        order.finding());
  }

  /** How the reader corrects the chart for a finding; empty where they do not. */
  public Optional<GapFix> of(Finding finding) {
    return Optional.ofNullable(offers.get(finding.id())).map(this::fix);
  }

  private GapFix fix(FixBook.Offer offer) {
    String finding = offer.about().finding().id();
    Optional<FixRow> last = history.latest(finding);
    boolean billed = offer.barrier().equals(Optional.of(FixBook.Barrier.BILLED_ONLY));
    Optional<FixedLine> done =
        last.filter(row -> billed && history.stands(row))
            .map(row -> line(row, offer.about().bills()));
    FixKind kind = offer.about().kind();
    boolean here = offer.barrier().isEmpty();
    return new GapFix(
        new GapFix.Form(
            forms.action(),
            forms.token().apply(choosing(finding)),
            finding,
            UUID.randomUUID().toString()),
        offer.barrier().map(barrier -> words.instead(offer.about(), barrier)),
        words.words().say("fix.choose." + kind.code()),
        here ? groups(offer) : List.of(),
        here && kind == FixKind.CLOSE,
        here && kind.picksCode(),
        offer.inWords(),
        here ? words.remarks(offer.about().bills()) : List.of(),
        done,
        last.filter(this::isAsked)
            .filter(row -> row.ending().state() == State.STANDS)
            .map(words::failed));
  }

  private List<GapFix.Group> groups(FixBook.Offer offer) {
    return switch (offer.about().kind()) {
      case RECODE, ADD_DIAGNOSIS -> codes(offer.choices());
      case VERIFY -> plain("fix.status.", FixBook.STATUSES);
      case DISPOSITION -> plain("fix.place.", FixBook.PLACES);
      case CLOSE -> List.of();
    };
  }

  private List<GapFix.Group> plain(String family, List<String> values) {
    return List.of(
        new GapFix.Group(
            "",
            values.stream()
                .map(one -> new GapFix.Option(one, "", words.words().say(family + one), "", false))
                .toList()));
  }

  /** Codes by the reason why they are offered. */
  public List<GapFix.Group> codes(List<CodeChoice> choices) {
    List<GapFix.Group> groups = new ArrayList<>();
    for (CodeChoice.Group group : CodeChoice.Group.values()) {
      List<GapFix.Option> options =
          choices.stream().filter(one -> one.group() == group).map(this::option).toList();
      if (!options.isEmpty()) {
        String key = "fix.group." + group.name().toLowerCase(Locale.ROOT);
        groups.add(new GapFix.Group(words.words().say(key), options));
      }
    }
    return groups;
  }

  private GapFix.Option option(CodeChoice choice) {
    return new GapFix.Option(
        choice.code(), choice.code(), choice.name(), words.why(choice), !choice.facts().isEmpty());
  }

  private boolean isAsked(FixRow row) {
    return forms.asked().equals(Optional.of(row.id()));
  }

  /** The corrections of the shown visit whose gaps are gone, and the one that was just made. */
  public List<FixedLine> lines(EncounterView view) {
    Optional<String> visit = view.visit().map(EncounterView.Visit::reference);
    return history.rows().stream()
        .filter(row -> isShown(row, visit))
        .map(row -> line(row, List.of()))
        .toList();
  }

  private boolean isShown(FixRow row, Optional<String> visit) {
    boolean here =
        row.about()
            .visit()
            .map(Reference::toString)
            .map(one -> visit.equals(Optional.of(one)))
            .orElse(true);
    boolean open = offers.containsKey(row.about().finding());
    boolean standing = row.isOpen() || history.stands(row) && !open;
    boolean asked = isAsked(row) && row.ending().state() != State.STANDS && !isInGap(row, open);
    return here && (standing || asked);
  }

  private boolean isInGap(FixRow row, boolean open) {
    return open && history.stands(row);
  }

  private FixedLine line(FixRow row, List<Reference> bills) {
    boolean undo = history.stands(row) && forms.undoable().test(row);
    return words.line(row, bills, undo ? Optional.of(undo(row)) : Optional.empty());
  }

  private FixedLine.Undo undo(FixRow row) {
    String id = UUID.randomUUID().toString();
    return new FixedLine.Undo(
        forms.action() + "/undo", forms.token().apply(undoing(row.id(), id)), row.id(), id);
  }
}
