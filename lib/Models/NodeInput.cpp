//===- NodeInput.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/NodeInput.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

namespace yaml = llvm::yaml;

namespace redirect {

NodeInput::NodeInput(const BuiltinModel &Source)
    : Input("{}", static_cast<ModelReading *>(this)),
      ModelReading(Scrutiny::None), Source(Source),
      Current(Source.Nodes.begin()) {
  setCurrentDocument();
}

void NodeInput::enter(const ModelNode &Node, void *&Around) {
  Around = const_cast<ModelNode *>(Current);
  Current = &Node;
}

void NodeInput::leave(void *Around) {
  Current = static_cast<const ModelNode *>(Around);
}

bool NodeInput::preflightKey(LLVM_YAML_KEY Key, bool IsRequired, bool,
                             bool &UsesDefault, void *&Around) {
  const llvm::StringRef Wanted = Key;
  for (const ModelNode &Node : below())
    if (keyOf(Node) == Wanted) {
      enter(Node, Around);
      return true;
    }
  if (IsRequired)
    setError("missing key '" + Wanted + "'");
  UsesDefault = true;
  return false;
}

bool NodeInput::preflightElement(unsigned Index, void *&Around) {
  enter(below()[Index], Around);
  return true;
}

yaml::NodeKind NodeInput::getNodeKind() {
  switch (Current->Is) {
  case ModelNode::Kind::Scalar:
    return yaml::NodeKind::Scalar;
  case ModelNode::Kind::Sequence:
    return yaml::NodeKind::Sequence;
  case ModelNode::Kind::Mapping:
    return yaml::NodeKind::Map;
  }
  llvm_unreachable("YAML has no other kind");
}

void NodeInput::setError(const llvm::Twine &Message) {
  llvm::report_fatal_error(llvm::Twine(Source.FileName) + ": " + Message);
}

} // namespace redirect
