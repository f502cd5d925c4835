package org.rimborso.plugins;

import java.util.Set;
import org.rimborso.rule.RuleProvider;

/**
 * What plug-ins see beside their own jar: the JDK, and the packages that rules are written against.
 */
final class ApiLoader extends ClassLoader {
  private static final Set<String> PACKAGES =
      Set.of("org.rimborso.rule", "org.rimborso.chart", "org.rimborso.codes", "org.rimborso.payer");

  static {
    registerAsParallelCapable();
  }

  ApiLoader() {
    super("plug-in API", ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    int end = name.lastIndexOf('.');
    if (end < 0 || !PACKAGES.contains(name.substring(0, end))) {
      throw new ClassNotFoundException(name);
    }
    return RuleProvider.class.getClassLoader().loadClass(name);
  }
}
