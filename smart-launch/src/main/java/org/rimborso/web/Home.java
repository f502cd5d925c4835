package org.rimborso.web;

import java.util.function.Predicate;
import org.rimborso.access.Admitted;
import org.rimborso.access.Permission;

/**
 * Where a visitor starts: documentation for those who write or query it, accounts for those who
 * bill, the open sessions for those who only run the app.
 */
public final class Home {
  private Home() {}

  static String of(Admitted visitor) {
    return of(visitor.launch().id(), page(visitor::may));
  }

  static String of(String launch, String page) {
    return "/s/" + launch + "/" + page;
  }

  /** The first page, below the launch. Managers see documentation too, but start with the money. */
  public static String page(Predicate<Permission> may) {
    if (may.test(Permission.SEE_DOCUMENTATION) && !may.test(Permission.SEE_AMOUNTS)) {
      return "encounter";
    }
    boolean runs = may.test(Permission.ADMINISTER) && !may.test(Permission.SEE_ACCOUNTS);
    return runs ? "admin/sessions" : "accounts";
  }
}
