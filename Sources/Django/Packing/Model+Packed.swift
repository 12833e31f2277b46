public import Base
import Facts

extension Model: Packed {
  public static var blank: Model { Model(type: .none, file: .none, definition: .none, name: "", app: "") }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&type)
    coder(&file)
    coder(&definition)
    coder(&name)
    coder(&app)
    coder(&isAbstract)
    coder(&isProxy)
    coder(&isManaged)
    coder(&isSwapped)
    coder(&fields)
    coder(&managers)
    coder(&options)
    coder.option(&evidence)
  }
}

extension Model.Manager: Packed {
  public static var blank: Model.Manager { Model.Manager(name: "", type: "", file: .none, range: .blank) }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&name)
    coder(&type)
    coder(&file)
    coder(&range)
  }
}

extension Model.MetaOption: Packed {
  public static var blank: Model.MetaOption { Model.MetaOption(name: "", value: .none, file: .none) }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&name)
    coder(&value)
    coder(&file)
  }
}

extension ModelField: Packed {
  public static var blank: ModelField {
    ModelField(name: "", type: "", declaredIn: .none, file: .none, binding: .none, range: .blank)
  }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&name)
    coder(&type)
    coder(&relation)
    coder(&declaredIn)
    coder(&file)
    coder(&binding)
    coder(&range)
    coder(&isNull)
    coder(&isUnique)
    coder.option(&evidence)
  }
}

extension ModelField.Relation: Packed {
  public static var blank: ModelField.Relation { ModelField.Relation(kind: .foreignKey) }

  public mutating func pack(_ coder: inout PackCoder) {
    coder.option(&kind)
    coder(&label)
    coder(&model)
    coder(&written)
    coder(&relatedName)
    coder(&onDelete)
    coder(&through)
    coder(&throughModel)
  }
}

extension ModelUser: Packed {
  public static var blank: ModelUser { ModelUser(kind: .serializer, type: .none, file: .none, range: .blank) }

  public mutating func pack(_ coder: inout PackCoder) {
    coder.option(&kind)
    coder(&type)
    coder(&file)
    coder(&model)
    coder(&label)
    coder(&fields)
    coder.option(&evidence)
    coder(&range)
  }
}

extension ModelUser.FieldMention: Packed {
  public static var blank: ModelUser.FieldMention { ModelUser.FieldMention(name: "", range: .blank) }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&name)
    coder(&range)
  }
}
