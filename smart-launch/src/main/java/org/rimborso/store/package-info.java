/**
 * The state of the app: embedded H2 or PostgreSQL, one SQL, migrations, one class a table. JDBC
 * lives here only; this package enters nothing above it.
 */
@NullMarked
package org.rimborso.store;

import org.jspecify.annotations.NullMarked;
