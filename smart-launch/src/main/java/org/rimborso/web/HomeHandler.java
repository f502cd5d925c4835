package org.rimborso.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.web.view.Gap;

/**
 * The launch itself has no page: it leads to the visitor's first one, or to the finding that a card
 * asked to open, where the visitor may see it.
 */
final class HomeHandler implements Handler {
  private static final String FINDING = "finding";

  /** Where a launch goes on that is to open this finding. */
  static String opening(String launch, String finding) {
    return "/s/" + launch + "?" + asking(finding);
  }

  private static String asking(String finding) {
    return FINDING + "=" + URLEncoder.encode(finding, StandardCharsets.UTF_8);
  }

  @Override
  public Permission permission() {
    return Permission.BE_HERE;
  }

  @Override
  public Reply handle(Call call) {
    Optional<String> finding =
        call.asked(FINDING).filter(id -> call.someone().may(Permission.SEE_DOCUMENTATION));
    return new Reply.SeeOther(
        finding
            .map(id -> call.base() + "/encounter?" + asking(id) + "#" + Gap.anchor(id))
            .orElseGet(() -> Home.of(call.someone())));
  }
}
