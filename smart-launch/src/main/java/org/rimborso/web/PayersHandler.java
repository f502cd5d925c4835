package org.rimborso.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Csrf;
import org.rimborso.access.Permission;
import org.rimborso.desk.PayerBook;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.PayerTerms;
import org.rimborso.store.PayerRow;
import org.rimborso.web.view.PayerForm;
import org.rimborso.web.view.PayerPage;
import org.rimborso.web.view.PayerPages;

/** What the site knows about its payers, for who keeps it up to date; no patient data. */
final class PayersHandler implements Handler {
  static final String PURPOSE = "payers";

  private final Pages pages;
  private final Charts charts;
  private final PayerBook book;

  PayersHandler(Pages pages, Charts charts, PayerBook book) {
    this.pages = pages;
    this.charts = charts;
    this.book = book;
  }

  @Override
  public Permission permission() {
    return Permission.EDIT_PAYERS;
  }

  @Override
  public Reply handle(Call call) {
    return page(call, 200, Optional.empty());
  }

  /**
   * The page.
   *
   * @param asked the form as it was sent; empty: as the payer's terms stand
   */
  Reply page(Call call, int status, Optional<PayerForm> asked) {
    List<PayerProfile> profiles = book.profiles(call.someone());
    String chosen = call.asked("payer").orElse("");
    PayerPage view =
        new PayerPage(
            profiles.stream()
                .map(PayerProfile::name)
                .map(name -> new PayerPage.Name(name, href(call, name), name.equals(chosen)))
                .toList(),
            profiles.stream()
                .filter(profile -> profile.name().equals(chosen))
                .findFirst()
                .map(profile -> edit(call, profile, asked)));
    return new Reply.Page(
        status,
        "payerprofiles.jte",
        Map.of("frame", pages.frame(call, "title.payers", Optional.empty()), "view", view));
  }

  static String href(Call call, String payer) {
    return call.base() + "/payers?payer=" + URLEncoder.encode(payer, StandardCharsets.UTF_8);
  }

  private PayerPage.Edit edit(Call call, PayerProfile profile, Optional<PayerForm> asked) {
    List<PayerRow> rows = book.versions(call.someone(), profile.name());
    PayerTerms configured = book.configured(call.someone(), profile.name()).orElseThrow();
    Optional<PayerRow> last =
        rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
    PayerTerms now = last.map(PayerRow::terms).orElse(configured);
    PayerPages words = new PayerPages(call.words(), charts.zone(call.someone()));
    return new PayerPage.Edit(
        profile.name(),
        last.map(PayerRow::version).orElse(0),
        asked.orElseGet(() -> PayerForm.of(now, last.flatMap(PayerRow::rates))),
        words.requirements(profile),
        words.rates(profile),
        words.versions(configured, rows),
        call.asked("saved").map(yes -> call.words().say("payers.saved")),
        call.base() + "/payers",
        Csrf.token(call.someone(), PURPOSE));
  }
}
