package org.rimborso.web;

import java.util.function.Predicate;
import org.rimborso.access.Admitted;
import org.rimborso.access.Permission;

/** Where a visitor starts: documentation for those who write or query it, else accounts. */
public final class Home {
  private Home() {}

  static String of(Admitted visitor) {
    return of(visitor.launch().id(), documents(visitor::may));
  }

  static String of(String launch, boolean documents) {
    return "/s/" + launch + (documents ? "/encounter" : "/accounts");
  }

  /** Managers see documentation too, but start with the money. */
  public static boolean documents(Predicate<Permission> may) {
    return may.test(Permission.SEE_DOCUMENTATION) && !may.test(Permission.SEE_AMOUNTS);
  }
}
