/** Accounts, roles and who may do what. */
@NullMarked
package org.pledgetracker.projections.security;

import org.jspecify.annotations.NullMarked;
