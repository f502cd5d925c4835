package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rimborso.account.Account;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Note;

/**
 * What a note about an account that needs work may begin with: the site's own templates that fit,
 * then ours for what the account waits for. Ours hold no amounts, and what a reader may not see
 * stands in none that they are offered.
 */
public final class NoteTemplates {
  /** Ours only. */
  public static final NoteTemplates BUILT_IN = new NoteTemplates(List.of());

  private static final Set<State> WORKED =
      EnumSet.of(
          State.REJECTED,
          State.PENDED,
          State.OVERPAID,
          State.DENIED,
          State.PARTLY_DENIED,
          State.UNDERPAID,
          State.SECONDARY_DUE,
          State.NO_RESPONSE);

  private final List<NoteTemplate> ofSite;

  /**
   * Ours after a site's.
   *
   * @param ofSite in the order in which they are offered
   */
  public NoteTemplates(List<NoteTemplate> ofSite) {
    this.ofSite = List.copyOf(ofSite);
  }

  /** What is offered for an account of this chart to a reader of these words. */
  public List<TemplateChoice> offered(Account account, Chart chart, Words words) {
    if (!WORKED.contains(account.state())) {
      return List.of();
    }
    Filling filling = new Filling(account, chart, words);
    List<TemplateChoice> offered = new ArrayList<>();
    for (int i = 0; i < ofSite.size(); i++) {
      NoteTemplate template = ofSite.get(i);
      if (template.fits(account, filling.payer())
          && (words.showsAmounts() || !template.tellsAmounts())) {
        offered.add(filling.choice("site-" + i, template));
      }
    }
    builtIn(account).forEach(own -> offered.add(filling.choice(own)));
    return offered;
  }

  private static List<BuiltIn> builtIn(Account account) {
    List<BuiltIn> fitting = new ArrayList<>();
    boolean denied = account.state() == State.DENIED || account.state() == State.PARTLY_DENIED;
    if (denied) {
      account.denial().map(Account.Denial::category).map(BuiltIn::of).ifPresent(fitting::add);
    }
    BuiltIn general = BuiltIn.of(account.state());
    if (!fitting.contains(general)) {
      fitting.add(general);
    }
    return fitting;
  }

  /** One of ours; name and text are in the bundles, by its code. */
  private record BuiltIn(String code, Note.Kind kind, int days) {
    static BuiltIn of(State state) {
      return switch (state) {
        case REJECTED -> new BuiltIn("rejected", Note.Kind.CORRECTION, 7);
        case PENDED -> new BuiltIn("pended", Note.Kind.PORTAL, 7);
        case OVERPAID -> new BuiltIn("overpaid", Note.Kind.LETTER, 30);
        case UNDERPAID -> new BuiltIn("underpaid", Note.Kind.CALL, 30);
        case SECONDARY_DUE -> new BuiltIn("secondary", Note.Kind.OTHER, 14);
        case NO_RESPONSE -> new BuiltIn("silent", Note.Kind.CALL, 14);
        default -> new BuiltIn("denied", Note.Kind.CALL, 14);
      };
    }

    static BuiltIn of(DenialCategory category) {
      return switch (category) {
        case CODING, DATA -> new BuiltIn("correction", Note.Kind.CORRECTION, 14);
        case BUNDLING -> new BuiltIn("bundling", Note.Kind.APPEAL, 30);
        case DUPLICATE -> new BuiltIn("duplicate", Note.Kind.CALL, 7);
        case COORDINATION -> new BuiltIn("coordination", Note.Kind.CALL, 14);
        case ELIGIBILITY -> new BuiltIn("eligibility", Note.Kind.CALL, 7);
        case TIMELY_FILING -> new BuiltIn("timely-filing", Note.Kind.APPEAL, 30);
        case AUTHORIZATION -> new BuiltIn("authorization", Note.Kind.APPEAL, 30);
        case MEDICAL_NECESSITY -> new BuiltIn("medical-necessity", Note.Kind.APPEAL, 30);
        case DOCUMENTATION -> new BuiltIn("documentation", Note.Kind.LETTER, 14);
        default -> of(State.DENIED);
      };
    }
  }

  /** Puts what is known of one account into templates. */
  private record Filling(Account account, Chart chart, Words words) {
    String payer() {
      return new Names(chart, words).payer(account.payer());
    }

    TemplateChoice choice(BuiltIn own) {
      String key = "template." + own.code();
      return new TemplateChoice(
          own.code(),
          words.say(key),
          own.kind().code(),
          words.say(key + ".text", payer(), claim(), denial(), service()),
          next(OptionalInt.of(own.days())));
    }

    TemplateChoice choice(String key, NoteTemplate template) {
      return new TemplateChoice(
          key,
          template.name(),
          template.kind().code(),
          template.filled(this::value),
          next(template.followUpDays()));
    }

    private String value(String placeholder) {
      return switch (placeholder) {
        case "{payer}" -> payer();
        case "{claim}" -> claim();
        case "{service}" -> service();
        case "{denial}" -> denial();
        default -> account.billed().map(words::money).orElseGet(this::unknown);
      };
    }

    private String claim() {
      return account.reference().toString();
    }

    private String service() {
      return account.serviced().start().map(words::day).map(Day::shown).orElseGet(this::unknown);
    }

    private String denial() {
      return Optional.of(account.denial().map(Account.Denial::codes).orElse(List.of()))
          .filter(codes -> !codes.isEmpty())
          .map(codes -> String.join(", ", codes))
          .orElseGet(this::unknown);
    }

    private String unknown() {
      return words.say("template.unknown");
    }

    private String next(OptionalInt days) {
      return days.isPresent() ? chart.asOf().plusDays(days.getAsInt()).toString() : "";
    }
  }
}
