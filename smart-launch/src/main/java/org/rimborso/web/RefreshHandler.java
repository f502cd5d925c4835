package org.rimborso.web;

import java.util.regex.Pattern;
import org.rimborso.access.Permission;
import org.rimborso.web.view.Trouble;

/** Takes the chart off the desk and goes back to the page it was asked from. */
final class RefreshHandler implements Handler {
  private static final Pattern PAGE =
      Pattern.compile(
          "(encounter|accounts(/[A-Z][A-Za-z]{1,63}/[A-Za-z0-9\\-.]{1,64})?)(\\?[\\w=&%+./-]*)?");

  private final Charts charts;

  RefreshHandler(Charts charts) {
    this.charts = charts;
  }

  @Override
  public Permission permission() {
    return Permission.BE_HERE;
  }

  @Override
  public Reply handle(Call call) {
    if (!call.isSent(Pages.FRAME_PURPOSE)) {
      return new Reply.Failed(Trouble.of(Trouble.Kind.FORGED_FORM, Numbers.next()));
    }
    charts.refresh(call.someone());
    return new Reply.SeeOther(back(call));
  }

  /** Back to a page of this launch; anything else that was asked for leads to its first page. */
  private static String back(Call call) {
    String prefix = call.base() + "/";
    return call.asked("back")
        .filter(back -> back.startsWith(prefix))
        .filter(back -> PAGE.matcher(back.substring(prefix.length())).matches())
        .orElseGet(() -> Home.of(call.someone()));
  }
}
