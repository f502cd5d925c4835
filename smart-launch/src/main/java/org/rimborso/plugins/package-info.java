/**
 * Jars with further rules: opens them, each with a class loader of its own, and runs their rules on
 * watched threads. Enters the API that rules are written against, and nothing else of ours.
 */
@NullMarked
package org.rimborso.plugins;

import org.jspecify.annotations.NullMarked;
