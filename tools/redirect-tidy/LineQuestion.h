//===- LineQuestion.h - Why is it silent? -----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_LINEQUESTION_H
#define REDIRECT_TIDY_TOOLS_LINEQUESTION_H

#include "Project.h"
#include "ProjectOptions.h"
#include "Redirects/WholeProgram.h"

namespace redirect {

/// `redirect-tidy --why FILE:LINE`: what is known of that line, and why nothing
/// is reported there.
struct LineQuestion {
  /// An absolute path.
  std::string File;
  unsigned Line = 0;

  /// An error tells that \p Text is no FILE:LINE, or that there is no such
  /// line.
  static llvm::Expected<LineQuestion> read(llvm::StringRef Text);
};

/// The answer, in words, as \p Unit, which is made of the file, and \p Program
/// give it.
llvm::Expected<std::string> answer(const LineQuestion &Question,
                                   const Project &All, const ProjectUnit &Unit,
                                   const WholeProgram &Program,
                                   const CheckSettings &Settings);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_LINEQUESTION_H
