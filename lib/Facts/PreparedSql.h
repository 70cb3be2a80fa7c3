//===- PreparedSql.h - What a handle to a statement does --------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_PREPAREDSQL_H
#define REDIRECT_TIDY_FACTS_PREPAREDSQL_H

#include "Facts/SqlText.h"
#include "llvm/ADT/DenseMap.h"

namespace redirect {

/// What the statements of SQL do that the variables of one function hold:
/// `Statement find(db, "SELECT ...")`, `query.prepare("DELETE ...")`,
/// `sqlite3_prepare_v2(db, "UPDATE ...", -1, &statement, nullptr)`.
class PreparedSql {
public:
  PreparedSql() = default;
  explicit PreparedSql(const clang::Stmt &Body);

  /// What is done where \p Handle is carried out. Of several statements, one
  /// that changes something decides, and then one that nobody knows.
  SqlEffect of(const clang::VarDecl &Handle) const {
    return Effects.lookup(&Handle);
  }

private:
  void add(const clang::VarDecl &Handle, SqlEffect Effect);
  void addInitial(const clang::DeclStmt &Declarations);
  void addAssigned(const clang::CXXOperatorCallExpr &Assignment);
  void addPrepared(const clang::CallExpr &Call);

  llvm::DenseMap<const clang::VarDecl *, SqlEffect> Effects;
};

/// What the SQL says that \p Call is given, if it is spelled out.
SqlEffect sqlEffectOf(const clang::CallExpr &Call);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_PREPAREDSQL_H
